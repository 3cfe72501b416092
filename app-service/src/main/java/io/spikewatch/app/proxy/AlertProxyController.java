package io.spikewatch.app.proxy;

import io.spikewatch.app.billing.BillingAlerts;
import io.spikewatch.app.organization.Caller;
import io.spikewatch.app.organization.OperatorOnly;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.ContentCachingResponseWrapper;

/** The billing alerts of the caller's organization, as billing-service tells them. */
@RestController
@RequestMapping(AlertProxyController.ALERTS)
class AlertProxyController {

    static final String ALERTS = "/api/v1/billing/alerts";

    private static final String THRESHOLDS = ALERTS + "/thresholds";
    private static final String STATISTICS = ALERTS + "/statistics";

    private final BillingProxy proxy;
    private final BillingAlerts alerts;

    AlertProxyController(BillingProxy proxy, BillingAlerts alerts) {
        this.proxy = proxy;
        this.alerts = alerts;
    }

    @AnsweredByBilling(ALERTS)
    @GetMapping
    void list(Caller caller, HttpServletRequest request, HttpServletResponse response) {
        proxy.pass(caller, ALERTS, request, response);
    }

    @AnsweredByBilling(ALERTS + "/generate")
    @PostMapping("/generate")
    void generate(Caller caller, HttpServletRequest request, HttpServletResponse response) {
        proxy.pass(caller, ALERTS + "/generate", request, response);
    }

    @AnsweredByBilling(ALERTS + "/{id}/acknowledge")
    @PostMapping("/{id:[\\w-]{1,64}}/acknowledge")
    void acknowledge(Caller caller, @PathVariable String id, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var kept = new ContentCachingResponseWrapper(response);
        proxy.pass(caller, ALERTS + "/" + id + "/acknowledge", request, kept);
        var answer = kept.getContentAsByteArray();
        kept.copyBodyToResponse();
        alerts.tellOfAcknowledgement(caller, response.getHeader(BillingAlerts.ACKNOWLEDGED_BY), answer);
    }

    @AnsweredByBilling(THRESHOLDS)
    @GetMapping("/thresholds")
    void thresholds(Caller caller, HttpServletRequest request, HttpServletResponse response) {
        proxy.pass(caller, THRESHOLDS, request, response);
    }

    @AnsweredByBilling(THRESHOLDS)
    @PutMapping(path = "/thresholds", consumes = MediaType.APPLICATION_JSON_VALUE)
    void replaceThresholds(Caller caller, HttpServletRequest request, HttpServletResponse response) {
        proxy.pass(caller, THRESHOLDS, request, response);
    }

    @AnsweredByBilling(STATISTICS)
    @GetMapping("/statistics")
    void statistics(Caller caller, HttpServletRequest request, HttpServletResponse response) {
        proxy.pass(caller, STATISTICS, request, response);
    }

    @AnsweredByBilling(STATISTICS + "/organizations")
    @GetMapping("/statistics/organizations")
    void statisticsByOrganization(
            @OperatorOnly Caller caller, HttpServletRequest request, HttpServletResponse response) {
        proxy.pass(caller, STATISTICS + "/organizations", request, response);
    }
}
