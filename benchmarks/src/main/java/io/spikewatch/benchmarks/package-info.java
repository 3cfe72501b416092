/** Benchmarks: the services as processes beside what they replace and what they can't beat, on the same data in one run. */
@NullMarked
package io.spikewatch.benchmarks;

import org.jspecify.annotations.NullMarked;
