package io.spikewatch.app.proxy;

import io.spikewatch.app.organization.Caller;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Usage, limits and spend of the caller's organization, as billing-service tells them. */
@RestController
@RequestMapping("/api/billing")
class UsageProxyController {

    private static final List<String> BREAKDOWNS = List.of("type", "team");

    private final BillingProxy proxy;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    UsageProxyController(BillingProxy proxy, ApplicationEventPublisher events, Clock clock) {
        this.proxy = proxy;
        this.events = events;
        this.clock = clock;
    }

    @AnsweredByBilling("/api/usage-v2")
    @GetMapping("/usage")
    void usage(Caller caller, HttpServletRequest request, HttpServletResponse response) {
        proxy.passForOrganization(caller, "/api/usage-v2", request, response);
    }

    @AnsweredByBilling("/api/usage-v2/export")
    @GetMapping("/usage/export")
    void exportUsage(Caller caller, HttpServletRequest request, HttpServletResponse response) {
        export("usage", caller, "/api/usage-v2/export", request, response);
    }

    @AnsweredByBilling("/api/usage-v2/limits")
    @GetMapping("/limits")
    void limits(Caller caller, HttpServletRequest request, HttpServletResponse response) {
        proxy.passForOrganization(caller, "/api/usage-v2/limits", request, response);
    }

    @AnsweredByBilling("/api/usage-v2/spend")
    @GetMapping("/spend")
    void spend(Caller caller, HttpServletRequest request, HttpServletResponse response) {
        proxy.passForOrganization(caller, "/api/usage-v2/spend", request, response);
    }

    @AnsweredByBilling("/api/usage-v2/spend/export")
    @GetMapping("/spend/export")
    void exportSpend(Caller caller, HttpServletRequest request, HttpServletResponse response) {
        export("spend", caller, "/api/usage-v2/spend/export", request, response);
    }

    private void export(
            String report, Caller caller, String path, HttpServletRequest request, HttpServletResponse response) {
        var passed = proxy.passForOrganization(caller, path, request, response);
        if (passed && response.getStatus() == HttpServletResponse.SC_OK) {
            events.publishEvent(new ReportExported(report, breakdowns(request), caller, clock.instant()));
        }
    }

    private static List<String> breakdowns(HttpServletRequest request) {
        var asked = Objects.requireNonNullElse(request.getParameter("breakdowns"), "");
        return BREAKDOWNS.stream().filter(asked::contains).toList();
    }
}
