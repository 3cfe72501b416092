package io.spikewatch.app.billing;

import io.spikewatch.app.organization.Caller;
import java.time.Instant;
import java.util.UUID;

/**
 * Billing-service answered somebody that an alert is acknowledged. Published outside of any transaction, again for who
 * acknowledges again.
 *
 * @param caller who was answered
 * @param acknowledgedBy who acknowledged it first
 * @param acknowledgedAt when that was
 */
public record AlertAcknowledged(String alertId, Caller caller, UUID acknowledgedBy, Instant acknowledgedAt) {}
