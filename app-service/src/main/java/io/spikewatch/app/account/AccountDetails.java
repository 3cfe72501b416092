package io.spikewatch.app.account;

import io.spikewatch.web.Problem;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is said about an account when one is created or changed. */
record AccountDetails(
        @Nullable @Size(min = 1, max = MAX_IDENTIFIER) @Pattern(regexp = PLAIN, message = PLAIN_MESSAGE)
        String externalId,

        @NotBlank @Size(max = 300) @Pattern(regexp = PLAIN, message = PLAIN_MESSAGE)
        String name,

        @Nullable @Size(min = 1, max = MAX_IDENTIFIER) @Pattern(regexp = PLAIN, message = PLAIN_MESSAGE)
        String billingId,

        @Nullable @Size(min = 1, max = MAX_IDENTIFIER) @Pattern(regexp = PLAIN, message = PLAIN_MESSAGE)
        String stripeCustomerId) {

    private static final int MAX_IDENTIFIER = 200;
    private static final String PLAIN = "\\P{Cntrl}*";
    private static final String PLAIN_MESSAGE = "must not contain control characters";

    AccountDetails requireIdentifier() {
        if (Stream.of(externalId, billingId, stripeCustomerId).allMatch(Objects::isNull)) {
            throw Problem.invalid("external_id", "or billing_id or stripe_customer_id is required");
        }
        return this;
    }

    boolean identifiesLike(AccountDetails other) {
        return Objects.equals(externalId, other.externalId)
                && Objects.equals(billingId, other.billingId)
                && Objects.equals(stripeCustomerId, other.stripeCustomerId);
    }
}
