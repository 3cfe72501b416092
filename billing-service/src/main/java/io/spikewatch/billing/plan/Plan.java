package io.spikewatch.billing.plan;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * What a plan says from a day on.
 *
 * @param rank orders plans: one of a higher rank is an upgrade
 * @param currency ISO 4217
 * @param limits by usage type
 * @param prices by usage type, ascending; a type without a price costs nothing
 * @param effectiveFrom first day that this holds for
 */
public record Plan(
        String key,
        String name,
        int rank,
        String currency,
        Map<String, Limit> limits,
        Map<String, List<Tier>> prices,
        List<String> stripePrices,
        LocalDate effectiveFrom) {}
