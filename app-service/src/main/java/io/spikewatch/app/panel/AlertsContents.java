package io.spikewatch.app.panel;

import io.spikewatch.app.billing.AlertList;
import io.spikewatch.app.billing.BillingAlerts;
import io.spikewatch.app.organization.Caller;
import io.spikewatch.app.page.Dates;
import io.spikewatch.app.panel.AlertsContent.State;
import io.spikewatch.web.Problem;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Component;

/** Asks billing-service for the alerts that an address is about, or finds out why they can't be had. */
@Component
class AlertsContents {

    private static final int PAGE_SIZE = 50;
    private static final int DAYS = 30;

    private final BillingAlerts alerts;
    private final Acknowledgers acknowledgers;
    private final PlanLimits limits;
    private final Clock clock;

    AlertsContents(BillingAlerts alerts, Acknowledgers acknowledgers, PlanLimits limits, Clock clock) {
        this.alerts = alerts;
        this.acknowledgers = acknowledgers;
        this.limits = limits;
        this.clock = clock;
    }

    AlertsContent of(Caller caller, AlertsView view) {
        try {
            var open = alerts.open(caller);
            return shown(caller, view, open, view.everything() ? alerts.all(caller, PAGE_SIZE, view.after()) : open);
        } catch (Problem problem) {
            return isOfNoPage(problem, view)
                    ? of(caller, AlertsView.of(view.organizationId(), "all", null))
                    : without(problem, view);
        }
    }

    /** The address goes on after an alert that is none, or is gone. */
    private static boolean isOfNoPage(Problem problem, AlertsView view) {
        return view.after() != null && problem.getStatusCode().isSameCodeAs(HttpStatus.BAD_REQUEST);
    }

    private AlertsContent shown(Caller caller, AlertsView view, AlertList open, AlertList listed) {
        var wording = new Wording(acknowledgers.of(caller, listed.alerts()), clock.instant());
        return new AlertsContent(
                State.SHOWN,
                HttpStatus.OK,
                view,
                mayAct(caller),
                Wording.sentence(open),
                Wording.cards(open),
                listed.alerts().stream().map(each -> wording.row(each, view)).toList(),
                older(view, listed),
                limits.of(caller),
                statistics(caller));
    }

    /** A page does without where it can't be had. */
    private @Nullable String statistics(Caller caller) {
        try {
            var today = Dates.dayOf(clock.instant());
            return StatisticsSentence.of(alerts.statistics(caller, today.minusDays(DAYS - 1), today), DAYS);
        } catch (Problem unavailable) {
            return null;
        }
    }

    private static @Nullable String older(AlertsView view, AlertList listed) {
        return view.everything() && listed.next() != null
                ? view.all().with("after", listed.next()).toString()
                : null;
    }

    /** Staff without a part in running the system only look. */
    private static boolean mayAct(Caller caller) {
        return !caller.staff() || caller.operator();
    }

    private static AlertsContent without(Problem problem, AlertsView view) {
        var status = problem.getStatusCode();
        if (status.isSameCodeAs(HttpStatus.FORBIDDEN)) {
            return without(State.NO_ACCESS, status, view);
        }
        if ("alerts_disabled".equals(problem.code())) {
            return without(State.DISABLED, HttpStatus.OK, view);
        }
        return without(State.UNREACHABLE, status.is5xxServerError() ? status : HttpStatus.BAD_GATEWAY, view);
    }

    private static AlertsContent without(State state, HttpStatusCode status, AlertsView view) {
        return new AlertsContent(state, status, view, false, "", List.of(), List.of(), null, null, null);
    }
}
