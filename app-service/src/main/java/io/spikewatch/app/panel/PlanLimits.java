package io.spikewatch.app.panel;

import io.spikewatch.app.billing.UsageLimits;
import io.spikewatch.app.billing.UsageLimits.Period;
import io.spikewatch.app.billing.UsageLimits.UsageLimit;
import io.spikewatch.app.billing.UsageQueries;
import io.spikewatch.app.organization.Caller;
import io.spikewatch.app.page.Dates;
import io.spikewatch.app.page.Figures;
import io.spikewatch.app.panel.AlertsContent.LimitRow;
import io.spikewatch.app.panel.AlertsContent.Plan;
import io.spikewatch.app.view.Address;
import io.spikewatch.web.Problem;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the organization's plan allows and how far it has come; a page does without where that can't be had. */
@Component
class PlanLimits {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final UsageQueries queries;

    PlanLimits(UsageQueries queries) {
        this.queries = queries;
    }

    /** Null without a subscription, and for whom usage is not open. */
    @Nullable
    Plan of(Caller caller) {
        try {
            var limits = queries.limits(caller);
            return limits.period() == null ? null : plan(limits, limits.period(), caller.organizationId());
        } catch (Problem unavailable) {
            return null;
        }
    }

    private static Plan plan(UsageLimits limits, Period period, String organizationId) {
        var words = "%s plan, billing period from %s to %s"
                .formatted(period.planName(), Dates.withYear(period.start()), Dates.withYear(period.last()));
        return new Plan(
                words,
                limits.limits().stream()
                        .map(each -> row(each, period, organizationId))
                        .toList());
    }

    private static LimitRow row(UsageLimit limit, Period period, String organizationId) {
        var percent = percent(limit);
        return new LimitRow(
                limit.label(),
                Figures.number(limit.used()) + " of " + Figures.number(limit.limit()),
                percent == null ? Figures.UNKNOWN : Figures.number(percent) + "%",
                percent == null ? 0 : percent.min(HUNDRED).intValue(),
                address(limit, period, organizationId));
    }

    /** Rounded down; of a limit of nothing there is none. */
    private static @Nullable BigDecimal percent(UsageLimit limit) {
        return limit.limit() == 0
                ? null
                : BigDecimal.valueOf(limit.used())
                        .multiply(HUNDRED)
                        .divide(BigDecimal.valueOf(limit.limit()), 0, RoundingMode.DOWN);
    }

    /** Where the days of the period are shown against the limit. */
    private static String address(UsageLimit limit, Period period, String organizationId) {
        var parameters = Map.of("organization_id", List.of(organizationId));
        return new Address("/organization/billing/usage", parameters)
                .with("type", limit.usageType())
                .with("breakdown", "none")
                .with("from", period.start().toString())
                .with("to", (period.dataUntil() == null ? period.start() : period.dataUntil()).toString())
                .toString();
    }
}
