package io.spikewatch.app.recall;

import io.spikewatch.app.audit.Reason;
import io.spikewatch.app.ledger.SendFilter;
import io.spikewatch.app.organization.Caller;
import io.spikewatch.app.organization.OperatorOnly;
import io.spikewatch.app.recall.Recalls.Extent;
import io.spikewatch.messages.Origin;
import io.spikewatch.web.InstantParameter;
import io.spikewatch.web.Uuids;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Locale;
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
            @NotBlank @Size(max = Reason.MAX_LENGTH) String reason) {

        SendFilter of(String campaign) {
            return SendFilter.delivered(
                    campaign,
                    version,
                    origin == null ? null : origin.name().toLowerCase(Locale.ROOT),
                    InstantParameter.read("from", from),
                    InstantParameter.read("to", to));
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
    Sent correct(@OperatorOnly Caller caller, @PathVariable String id, @Valid @RequestBody CorrectionText text) {
        var recallId = Uuids.of(id, "The recall");
        return new Sent(recalls.correct(caller, text.of(recallId), text.reason()));
    }
}
