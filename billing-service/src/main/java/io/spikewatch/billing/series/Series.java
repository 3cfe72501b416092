package io.spikewatch.billing.series;

import org.jspecify.annotations.Nullable;

/**
 * One line of a chart.
 *
 * @param compareLabel {@code current} or {@code previous}; null unless compared
 */
record Series<A extends Amounts<A>>(
        Subject subject, A amounts, @Nullable String compareLabel) {}
