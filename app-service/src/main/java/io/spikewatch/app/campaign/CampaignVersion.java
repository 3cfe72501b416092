package io.spikewatch.app.campaign;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A campaign as one of its versions has it. What a version does never changes; of a campaign at most one is active.
 *
 * @param activatedBy who activated it, or asked to while a second operator has to agree
 */
public record CampaignVersion(
        Campaign campaign,
        int number,
        State state,
        Definition definition,
        Instant createdAt,
        String createdBy,
        @Nullable DryRun dryRun,
        @Nullable Instant activatedAt,
        @Nullable String activatedBy,
        @Nullable String approvedBy) {

    /** The version that says what its campaign does: the one in use, else what its drafts came to. */
    public static CampaignVersion leading(List<CampaignVersion> newestFirst) {
        return Stream.of(State.ACTIVE, State.AWAITING_APPROVAL)
                .flatMap(state -> newestFirst.stream().filter(each -> each.state() == state))
                .findFirst()
                .orElseGet(() -> newestFirst.get(0));
    }

    /** Whoever activated it can't agree to it as well. */
    public boolean mayBeApprovedBy(UUID operator) {
        return state == State.AWAITING_APPROVAL && !operator.toString().equals(activatedBy);
    }

    /** From a draft to what was replaced. */
    public enum State {
        @JsonProperty("draft")
        DRAFT,
        @JsonProperty("awaiting_approval")
        AWAITING_APPROVAL,
        @JsonProperty("active")
        ACTIVE,
        @JsonProperty("superseded")
        SUPERSEDED;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }
}
