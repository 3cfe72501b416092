package io.spikewatch.billing.stripe;

import io.spikewatch.web.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

@RestController
class StripeWebhookController {

    /** Stripe's own events of subscriptions have some ten KiB. */
    private static final int MOST_BYTES = 256 * 1024;

    private final StripeSignature signature;
    private final StripeEvents events;

    StripeWebhookController(StripeSignature signature, StripeEvents events) {
        this.signature = signature;
        this.events = events;
    }

    record Receipt(Outcome outcome) {}

    @Operation(
            summary = "Takes in an event of Stripe",
            description = """
                    Signed as Stripe signs webhooks; no token is asked for. `customer.subscription.created`, `updated`, \
                    `deleted` and `trial_will_end` are applied to the subscription of the organization that the \
                    subscription's `metadata.organization_id` names, else of the one whose reports carry its customer. \
                    An event is handled once, however often it comes and in whatever order. One whose price or \
                    organization nobody knows is kept and applied once somebody does. Others are ignored.
                    """,
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema = @Schema(type = "object"))))
    @ApiResponse(
            responseCode = "200",
            description = "Taken in; Stripe need not send it again",
            useReturnTypeSchema = true)
    @ApiResponse(
            responseCode = "400",
            description = "The signature is not Stripe's or too old (`bad_signature`), or the event is none that Stripe"
                    + " sends (`malformed_event`)")
    @ApiResponse(responseCode = "413", description = "The event is too large (`too_large`)")
    @ApiResponse(responseCode = "503", description = "The secret is not configured (`stripe_not_configured`)")
    @SecurityRequirements
    @PostMapping("/webhooks/stripe")
    Receipt take(
            @Parameter(hidden = true) InputStream body,
            @Parameter(description = "As Stripe makes it")
                    @RequestHeader(name = "Stripe-Signature", required = false)
                    @Nullable
                    String signed)
            throws IOException {
        var payload = body.readNBytes(MOST_BYTES + 1);
        if (payload.length > MOST_BYTES) {
            throw Problem.of(HttpStatus.CONTENT_TOO_LARGE, "too_large", "The event is too large.");
        }
        var text = new String(payload, StandardCharsets.UTF_8);
        signature.check(text, signed);
        return new Receipt(events.take(text));
    }
}
