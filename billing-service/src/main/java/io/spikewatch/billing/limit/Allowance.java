package io.spikewatch.billing.limit;

import io.spikewatch.billing.catalog.UsageType;
import io.spikewatch.billing.plan.Limit;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What an organization may use of one type in its billing period, and how far it is with it.
 *
 * @param limit what the plan includes; null if it sets no limit
 * @param threshold what the organization said about being warned
 * @param used from the period's start to the last report; of a level what the last report says
 * @param overageCost what is used beyond the limit costs, in the plan's currency; null if nothing is, or the plan has no
 *     price for it
 */
public record Allowance(
        UsageType type,
        @Nullable Limit limit,
        Threshold threshold,
        long used,
        @Nullable BigDecimal overageCost,
        UsageForecast forecast) {}
