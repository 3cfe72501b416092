package io.spikewatch.app.billing;

import io.spikewatch.app.organization.Caller;
import io.spikewatch.web.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Spikes as billing-service tells them, for the caller's organization; detection runs for operators. */
@RestController
@RequestMapping("/api/billing/spikes")
class SpikeProxyController {

    private static final int MOST_BODY_BYTES = 16 * 1024;

    private final BillingProxy proxy;

    SpikeProxyController(BillingProxy proxy) {
        this.proxy = proxy;
    }

    @GetMapping({"", "/why"})
    void ofOrganization(Caller caller, HttpServletRequest request, HttpServletResponse response) {
        proxy.getOfOrganization(caller, request, response);
    }

    @GetMapping("/{id:[\\w-]{1,64}}")
    void one(Caller caller, @PathVariable String id, HttpServletRequest request, HttpServletResponse response) {
        proxy.get(caller, request, response);
    }

    @GetMapping({"/detection-runs", "/detection-runs/{id:[\\w-]{1,64}}"})
    void detectionRuns(Caller caller, HttpServletRequest request, HttpServletResponse response) {
        caller.requireOperator();
        proxy.get(caller, request, response);
    }

    @PostMapping("/detection-runs")
    void detect(Caller caller, HttpServletRequest request, HttpServletResponse response) throws IOException {
        caller.requireOperator();
        var body = request.getInputStream().readNBytes(MOST_BODY_BYTES + 1);
        if (body.length > MOST_BODY_BYTES) {
            throw Problem.of(HttpStatus.CONTENT_TOO_LARGE, "too_large", "The body is too large.");
        }
        proxy.post(caller, request, body, response);
    }

    /** Half an answer can't become a problem document any more: the server closes the connection. */
    @ExceptionHandler
    void cutOff(BillingProxy.AnswerCutOff failure) {
        throw failure;
    }
}
