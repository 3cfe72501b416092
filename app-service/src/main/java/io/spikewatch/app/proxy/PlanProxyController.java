package io.spikewatch.app.proxy;

import io.spikewatch.app.organization.Caller;
import io.spikewatch.app.organization.OperatorOnly;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Plans, kept by billing-service, for operators. */
@RestController
@RequestMapping("/api/plans")
class PlanProxyController {

    private static final String PLANS = "/api/plans";

    private final BillingProxy proxy;

    PlanProxyController(BillingProxy proxy) {
        this.proxy = proxy;
    }

    @AnsweredByBilling("/api/plans")
    @GetMapping
    void list(@OperatorOnly Caller caller, HttpServletRequest request, HttpServletResponse response) {
        proxy.pass(caller, PLANS, request, response);
    }

    @AnsweredByBilling("/api/plans/{key}")
    @GetMapping("/{key}")
    void get(
            @OperatorOnly Caller caller,
            @PathVariable String key,
            HttpServletRequest request,
            HttpServletResponse response) {
        proxy.pass(caller, PLANS + "/" + key, request, response);
    }

    @AnsweredByBilling("/api/plans/{key}")
    @PutMapping(path = "/{key}", consumes = MediaType.APPLICATION_JSON_VALUE)
    void put(
            @OperatorOnly Caller caller,
            @PathVariable String key,
            HttpServletRequest request,
            HttpServletResponse response) {
        proxy.pass(caller, PLANS + "/" + key, request, response);
    }
}
