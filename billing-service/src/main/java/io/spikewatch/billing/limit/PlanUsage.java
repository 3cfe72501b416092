package io.spikewatch.billing.limit;

import io.spikewatch.billing.plan.Plan;
import io.spikewatch.billing.subscription.Subscription;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far an organization is with its plan in its billing period.
 *
 * @param plan as it is today
 * @param dataUntil day of the period's last report; null if it has none yet
 * @param allowances of the usage types that the plan limits, or that the organization wants to be warned of
 */
public record PlanUsage(
        Subscription subscription, Plan plan, @Nullable LocalDate dataUntil, List<Allowance> allowances) {}
