package io.spikewatch.app.proxy;

import io.spikewatch.app.organization.Caller;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Spikes as billing-service tells them, for the caller's organization; detection runs for operators. */
@RestController
@RequestMapping("/api/billing/spikes")
class SpikeProxyController {

    private static final String SPIKES = "/api/spikes";
    private static final String RUNS = "/api/spikes/detection-runs";

    private final BillingProxy proxy;

    SpikeProxyController(BillingProxy proxy) {
        this.proxy = proxy;
    }

    @AnsweredByBilling("/api/spikes")
    @GetMapping
    void list(Caller caller, HttpServletRequest request, HttpServletResponse response) {
        proxy.passForOrganization(caller, SPIKES, request, response);
    }

    @AnsweredByBilling("/api/spikes/why")
    @GetMapping("/why")
    void why(Caller caller, HttpServletRequest request, HttpServletResponse response) {
        proxy.passForOrganization(caller, SPIKES + "/why", request, response);
    }

    @AnsweredByBilling("/api/spikes/back-test")
    @GetMapping("/back-test")
    void backTest(Caller caller, HttpServletRequest request, HttpServletResponse response) {
        proxy.passForOrganization(caller, SPIKES + "/back-test", request, response);
    }

    @AnsweredByBilling("/api/spikes/{id}")
    @GetMapping("/{id:[\\w-]{1,64}}")
    void get(Caller caller, @PathVariable String id, HttpServletRequest request, HttpServletResponse response) {
        proxy.pass(caller, SPIKES + "/" + id, request, response);
    }

    @AnsweredByBilling("/api/spikes/feedback")
    @GetMapping("/feedback")
    void feedback(Caller caller, HttpServletRequest request, HttpServletResponse response) {
        caller.requireOperator();
        proxy.pass(caller, SPIKES + "/feedback", request, response);
    }

    @AnsweredByBilling("/api/spikes/detection-runs")
    @GetMapping("/detection-runs")
    void listRuns(Caller caller, HttpServletRequest request, HttpServletResponse response) {
        caller.requireOperator();
        proxy.pass(caller, RUNS, request, response);
    }

    @AnsweredByBilling("/api/spikes/detection-runs/{id}")
    @GetMapping("/detection-runs/{id:[\\w-]{1,64}}")
    void getRun(Caller caller, @PathVariable String id, HttpServletRequest request, HttpServletResponse response) {
        caller.requireOperator();
        proxy.pass(caller, RUNS + "/" + id, request, response);
    }

    @AnsweredByBilling("/api/spikes/detection-runs")
    @PostMapping("/detection-runs")
    void startRun(Caller caller, HttpServletRequest request, HttpServletResponse response) {
        caller.requireOperator();
        proxy.pass(caller, RUNS, request, response);
    }
}
