package io.spikewatch.app.recall;

import io.spikewatch.app.audit.Reason;
import io.spikewatch.app.event.CodePoints;
import io.spikewatch.app.event.Content;
import io.spikewatch.app.notification.Correction;
import io.spikewatch.web.Fields;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.io.Serializable;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What an operator wants to tell the people of a recall, and why. */
public record CorrectionText(
        @NotBlank String title,
        @NotBlank String body,

        @Nullable
        @Size(max = 500)
        @Pattern(regexp = "/(?![/\\\\])[\\x21-\\x7e]*", message = "must be a path of ours, such as /inbox")
        String url,

        @NotBlank @Size(max = Reason.MAX_LENGTH) String reason)
        implements Serializable {

    /** @throws io.spikewatch.web.Problem 400 if a text is longer than an inbox shows */
    public Correction of(UUID recallId) {
        limit(title, Content.MAX_TITLE, "title");
        limit(body, Content.MAX_BODY, "body");
        return new Correction(recallId, title, body, url);
    }

    private static void limit(String text, int length, String field) {
        Fields.check(CodePoints.count(text) <= length, field, "must be at most " + length + " characters");
    }
}
