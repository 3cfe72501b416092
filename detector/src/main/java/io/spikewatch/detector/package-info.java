/** The arithmetic of detection: what a day's usage should have been, and whether the day it was is worth telling. */
@NullMarked
package io.spikewatch.detector;

import org.jspecify.annotations.NullMarked;
