package io.spikewatch.billing.feedback;

/**
 * What people of one account think of the spikes that one rule found.
 *
 * @param spikes how many they said something of
 */
record FeedbackResult(String rule, String organizationId, long spikes, long useful, long notUseful) {}
