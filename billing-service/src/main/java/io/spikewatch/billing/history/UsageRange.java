package io.spikewatch.billing.history;

import java.time.LocalDate;

/** Days of one organization, both ends included. */
public record UsageRange(String organizationId, LocalDate from, LocalDate to) {}
