package io.spikewatch.app.recall;

import io.spikewatch.app.event.CodePoints;
import io.spikewatch.app.event.Content;
import io.spikewatch.app.ledger.SendFilter;
import io.spikewatch.app.notification.Correction;
import io.spikewatch.app.organization.Caller;
import io.spikewatch.app.organization.OperatorOnly;
import io.spikewatch.app.recall.Recalls.Extent;
import io.spikewatch.messages.Origin;
import io.spikewatch.web.Fields;
import io.spikewatch.web.InstantParameter;
import io.spikewatch.web.Problem;
import io.spikewatch.web.Uuids;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
class RecallController {

    private final Recalls recalls;

    RecallController(Recalls recalls) {
        this.recalls = recalls;
    }

    /** Which of a campaign's delivered sends to recall; the times are read as the list of sends reads them. */
    record Wanted(
            @Nullable Integer version,
            @Nullable Origin origin,
            @Schema(format = "date-time") @Nullable String from,
            @Schema(format = "date-time") @Nullable String to,
            @Nullable Boolean dryRun,
            @NotBlank @Size(max = 500) String reason) {

        SendFilter of(String campaign) {
            return SendFilter.delivered(
                    campaign,
                    version,
                    origin == null ? null : origin.name().toLowerCase(Locale.ROOT),
                    InstantParameter.read("from", from),
                    InstantParameter.read("to", to));
        }
    }

    record Right(
            @NotBlank String title,
            @NotBlank String body,

            @Nullable
            @Size(max = 500)
            @Pattern(regexp = "/(?![/\\\\])[\\x21-\\x7e]*", message = "must be a path of ours, such as /inbox")
            String url,

            @NotBlank @Size(max = 500) String reason) {

        Correction of(UUID recallId) {
            limit(title, Content.MAX_TITLE, "title");
            limit(body, Content.MAX_BODY, "body");
            return new Correction(recallId, title, body, url);
        }

        private static void limit(String text, int length, String field) {
            Fields.check(CodePoints.count(text) <= length, field, "must be at most " + length + " characters");
        }
    }

    record Sent(long sent) {}

    @PostMapping("/api/campaigns/{key}/recall")
    Extent recall(@OperatorOnly Caller caller, @PathVariable String key, @Valid @RequestBody Wanted wanted) {
        return Boolean.TRUE.equals(wanted.dryRun())
                ? recalls.preview(key, wanted.of(key))
                : recalls.recall(caller, key, wanted.of(key), wanted.reason());
    }

    @PostMapping("/api/recalls/{id}/correct")
    Sent correct(@OperatorOnly Caller caller, @PathVariable String id, @Valid @RequestBody Right right) {
        var recallId = Uuids.parse(id).orElseThrow(() -> Problem.notFound("The recall"));
        return new Sent(recalls.correct(caller, right.of(recallId), right.reason()));
    }
}
