package io.spikewatch.billing.explanation;

/**
 * How far the reports can be relied on.
 *
 * @param missingDays days without a report among those compared with
 * @param late the day's own report came, or was corrected, more than a day after it had ended
 */
record DataQuality(int missingDays, boolean late) {}
