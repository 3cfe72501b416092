package io.spikewatch.billing.alert;

import java.util.UUID;

/** An alert whose condition holds as far as is known: open, or acknowledged. */
public record StandingAlert(UUID id, String organizationId, Condition condition, boolean acknowledged) {}
