package io.spikewatch.app.audit;

import io.spikewatch.web.Fields;
import org.jspecify.annotations.Nullable;

/** Why an operator changes something. */
public record Reason(@Nullable String reason) {

    public static final int MAX_LENGTH = 500;

    /** @throws io.spikewatch.web.Problem 400 naming it if there is none */
    public static String of(@Nullable Reason said) {
        var reason = said == null || said.reason() == null ? "" : said.reason().strip();
        check(reason);
        return reason;
    }

    static void check(String reason) {
        Fields.check(!reason.isBlank(), "reason", "must not be blank");
        Fields.check(reason.length() <= MAX_LENGTH, "reason", "must be at most " + MAX_LENGTH + " characters");
    }
}
