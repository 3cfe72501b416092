package io.spikewatch.billing.stripe;

import com.stripe.exception.SignatureVerificationException;
import com.stripe.net.Webhook;
import io.spikewatch.web.Problem;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Tells Stripe's events from anybody else's, before a byte of them is understood. */
@Component
class StripeSignature {

    private static final Logger log = LoggerFactory.getLogger(StripeSignature.class);

    private final String secret;
    private final Clock clock;

    StripeSignature(StripeProperties properties, Clock clock) {
        this.secret = properties.webhookSecret();
        this.clock = clock;
    }

    /** Throws a problem unless Stripe signed just this, a few minutes ago at most. */
    void check(String payload, @Nullable String signature) {
        if (secret.isBlank()) {
            throw Problem.of(
                    HttpStatus.SERVICE_UNAVAILABLE, "stripe_not_configured", "Events of Stripe are not taken here.");
        }
        try {
            Webhook.Signature.verifyHeader(
                    payload, signature == null ? "" : signature, secret, Webhook.DEFAULT_TOLERANCE, clock);
        } catch (SignatureVerificationException e) {
            throw refused(e.getMessage());
        } catch (NumberFormatException e) {
            throw refused("Time of signature is no number");
        }
    }

    private static Problem refused(@Nullable String cause) {
        log.warn("Stripe event refused: cause={}", cause);
        return Problem.of(HttpStatus.BAD_REQUEST, "bad_signature", "The signature is not Stripe's.");
    }
}
