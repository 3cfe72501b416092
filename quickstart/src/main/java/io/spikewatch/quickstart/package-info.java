/** Quickstart: the whole system on one machine, each service a process of its own, with data to look at. */
@NullMarked
package io.spikewatch.quickstart;

import org.jspecify.annotations.NullMarked;
