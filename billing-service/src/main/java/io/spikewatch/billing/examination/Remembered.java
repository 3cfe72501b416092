package io.spikewatch.billing.examination;

import io.spikewatch.billing.history.Organization;
import org.jspecify.annotations.Nullable;

/**
 * One organization: what was remembered of it, and what it reported since.
 *
 * @param memory null: nothing, the days are all that it ever reported
 * @param days a JSON object of dates in order, and of each its counts by usage type
 */
record Remembered(Organization organization, byte @Nullable [] memory, String days) {}
