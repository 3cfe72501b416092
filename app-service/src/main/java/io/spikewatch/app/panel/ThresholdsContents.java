package io.spikewatch.app.panel;

import io.spikewatch.app.billing.BillingAlerts;
import io.spikewatch.app.billing.UsageLimits;
import io.spikewatch.app.billing.UsageLimits.UsageLimit;
import io.spikewatch.app.billing.UsageQueries;
import io.spikewatch.app.organization.Caller;
import io.spikewatch.app.organization.Role;
import io.spikewatch.app.page.Choice;
import io.spikewatch.app.page.Dates;
import io.spikewatch.app.page.Figures;
import io.spikewatch.app.page.UsageTypes;
import io.spikewatch.app.panel.ThresholdsContent.Field;
import io.spikewatch.app.panel.ThresholdsContent.Row;
import io.spikewatch.web.Problem;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Puts an organization's thresholds, or what somebody entered in their place, beside the limits of its plan. */
@Component
class ThresholdsContents {

    private static final UsageLimits NO_LIMITS = new UsageLimits(null, List.of());

    private final BillingAlerts alerts;
    private final UsageQueries queries;
    private final Clock clock;

    ThresholdsContents(BillingAlerts alerts, UsageQueries queries, Clock clock) {
        this.alerts = alerts;
        this.queries = queries;
        this.clock = clock;
    }

    ThresholdsContent of(Caller caller, @Nullable ThresholdForm entered) {
        try {
            var form = entered == null ? ThresholdForm.of(alerts.thresholds(caller)) : entered;
            var limits = limits(caller);
            var complaints = form.complaints();
            var rows = types(caller).stream()
                    .map(type -> row(type, limits, form, complaints))
                    .toList();
            return new ThresholdsContent(HttpStatus.OK, mayChange(caller), !complaints.isEmpty(), rows);
        } catch (Problem problem) {
            return new ThresholdsContent(problem.getStatusCode(), false, false, List.of());
        }
    }

    private static boolean mayChange(Caller caller) {
        var manages = caller.role() == Role.OWNER || caller.role() == Role.ADMIN;
        return caller.operator() || !caller.staff() && manages;
    }

    /** Members, who see no usage, see the usual types and no limits. */
    private List<Choice> types(Caller caller) {
        try {
            return queries.usageTypes(caller, Dates.dayOf(clock.instant()).minusDays(1)).stream()
                    .map(each -> new Choice(each.id(), each.label(), false))
                    .toList();
        } catch (Problem unavailable) {
            return UsageTypes.choices(null);
        }
    }

    private UsageLimits limits(Caller caller) {
        try {
            return queries.limits(caller);
        } catch (Problem unavailable) {
            return NO_LIMITS;
        }
    }

    private static Row row(Choice type, UsageLimits limits, ThresholdForm form, Map<String, String> complaints) {
        return new Row(
                type.label(),
                limits.of(type.value()).map(ThresholdsContents::words).orElse(Figures.UNKNOWN),
                field(ThresholdForm.PERCENT + type.value(), form, complaints),
                field(ThresholdForm.ABSOLUTE + type.value(), form, complaints));
    }

    private static Field field(String name, ThresholdForm form, Map<String, String> complaints) {
        return new Field(name, form.entered(name), complaints.getOrDefault(name, ""));
    }

    private static String words(UsageLimit limit) {
        var number = Figures.number(limit.limit());
        return limit.softLimit() == null || limit.softLimit() == limit.limit()
                ? number
                : number + ", soft " + Figures.number(limit.softLimit());
    }
}
