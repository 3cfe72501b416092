package io.spikewatch.app.account;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** One line of an import; what it leaves empty stays as it is. */
record AccountRow(
        long line,

        @NotNull(message = "is required") @Size(max = 200) @Pattern(regexp = PLAIN, message = PLAIN_MESSAGE) @Nullable
        String externalId,

        @Size(max = 300) @Pattern(regexp = PLAIN, message = PLAIN_MESSAGE) @Nullable
        String name,

        @Size(max = 200) @Pattern(regexp = PLAIN, message = PLAIN_MESSAGE) @Nullable
        String billingId,

        @Size(max = 200) @Pattern(regexp = PLAIN, message = PLAIN_MESSAGE) @Nullable
        String stripeCustomerId,

        @Nullable String csmEmail,
        @Nullable String accountExecutiveEmail) {

    private static final String PLAIN = "\\P{Cntrl}*";
    private static final String PLAIN_MESSAGE = "must not contain control characters";
}
