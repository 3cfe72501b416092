/** Billing: usage reports in, spikes found, messages out. */
@NullMarked
package io.spikewatch.billing;

import org.jspecify.annotations.NullMarked;
