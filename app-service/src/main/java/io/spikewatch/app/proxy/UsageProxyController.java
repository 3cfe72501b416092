package io.spikewatch.app.proxy;

import io.spikewatch.app.organization.Caller;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Usage, limits and spend of the caller's organization, as billing-service tells them. */
@RestController
@RequestMapping("/api/billing")
class UsageProxyController {

    private final BillingProxy proxy;

    UsageProxyController(BillingProxy proxy) {
        this.proxy = proxy;
    }

    @AnsweredByBilling("/api/usage-v2")
    @GetMapping("/usage")
    void usage(Caller caller, HttpServletRequest request, HttpServletResponse response) {
        proxy.passForOrganization(caller, "/api/usage-v2", request, response);
    }

    @AnsweredByBilling("/api/usage-v2/export")
    @GetMapping("/usage/export")
    void exportUsage(Caller caller, HttpServletRequest request, HttpServletResponse response) {
        proxy.passForOrganization(caller, "/api/usage-v2/export", request, response);
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
        proxy.passForOrganization(caller, "/api/usage-v2/spend/export", request, response);
    }
}
