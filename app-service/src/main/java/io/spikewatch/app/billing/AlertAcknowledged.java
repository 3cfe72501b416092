package io.spikewatch.app.billing;

import io.spikewatch.app.organization.Caller;
import java.time.Instant;

/**
 * Billing-service answered somebody that an alert is acknowledged. Published outside of any transaction, again for who
 * acknowledges again.
 *
 * @param acknowledgedAt when it was first
 */
public record AlertAcknowledged(String alertId, Caller caller, Instant acknowledgedAt) {}
