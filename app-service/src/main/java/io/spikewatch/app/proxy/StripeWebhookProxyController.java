package io.spikewatch.app.proxy;

import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where Stripe reaches billing-service, which alone can tell whether it is Stripe. */
@RestController
class StripeWebhookProxyController {

    private static final String WEBHOOK = "/webhooks/stripe";

    private final BillingProxy proxy;

    StripeWebhookProxyController(BillingProxy proxy) {
        this.proxy = proxy;
    }

    @AnsweredByBilling(WEBHOOK)
    @SecurityRequirements
    @PostMapping(WEBHOOK)
    void take(HttpServletRequest request, HttpServletResponse response) {
        proxy.handOn(WEBHOOK, "Stripe-Signature", request, response);
    }
}
