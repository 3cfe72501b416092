/** How good the detector is, and how fast: runs it on labelled series and hands what it says to the scorer. */
@NullMarked
package io.spikewatch.spikebench;

import org.jspecify.annotations.NullMarked;
