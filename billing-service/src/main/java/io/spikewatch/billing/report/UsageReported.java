package io.spikewatch.billing.report;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;

/**
 * Usage reports were stored that say something new. Published once per batch, inside the transaction that stores it.
 *
 * @param dates the dates concerned, by organization
 */
public record UsageReported(Map<String, Set<LocalDate>> dates) {}
