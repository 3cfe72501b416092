package io.spikewatch.messages;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Usage of one organization left its range on one date.
 *
 * @param detectedAt printed as it is, whatever its format
 * @param spikes one per metric, of the organization or of a team, found in the same decision; may be empty
 * @param withdrawn what was told under this spike's id and no longer holds; null: all of it holds
 */
public record UsageSpikeDetected(
        String spikeId,
        @Nullable String organizationId,
        @Nullable String organizationName,
        @Nullable String billingId,
        @Nullable String stripeCustomerId,
        @Nullable String detectedAt,
        List<Spike> spikes,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Withdrawn withdrawn)
        implements BillingMessage {

    public static final String TYPE = "usage_spike_detected";

    public UsageSpikeDetected {
        spikes = List.copyOf(spikes);
    }

    /** A spike that holds. */
    public UsageSpikeDetected(
            String spikeId,
            @Nullable String organizationId,
            @Nullable String organizationName,
            @Nullable String billingId,
            @Nullable String stripeCustomerId,
            @Nullable String detectedAt,
            List<Spike> spikes) {
        this(spikeId, organizationId, organizationName, billingId, stripeCustomerId, detectedAt, spikes, null);
    }

    @Override
    public String type() {
        return TYPE;
    }

    /**
     * One metric's part in the spike.
     *
     * @param metric the short name of what was counted; {@code usage} where the sender does not say
     * @param factor observed by expected
     * @param expectedLow where the expected range begins
     * @param expectedHigh where the expected range ends
     * @param teamId the team that moved without the organization as a whole; null: it is the organization
     */
    public record Spike(
            String metric,
            @Nullable String usageType,
            Direction direction,
            @Nullable BigDecimal factor,
            @Nullable Long percentChange,
            @Nullable BigDecimal observed,
            @Nullable BigDecimal expected,
            @Nullable BigDecimal expectedLow,
            @Nullable BigDecimal expectedHigh,
            @Nullable LocalDate usageDate,
            @Nullable String weekday,
            @Nullable BigDecimal score,
            @Nullable String episodeId,
            List<TopTeam> topTeams,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String teamId,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String teamName) {

        public Spike {
            topTeams = List.copyOf(topTeams);
        }

        /** Of the organization as a whole. */
        public Spike(
                String metric,
                @Nullable String usageType,
                Direction direction,
                @Nullable BigDecimal factor,
                @Nullable Long percentChange,
                @Nullable BigDecimal observed,
                @Nullable BigDecimal expected,
                @Nullable BigDecimal expectedLow,
                @Nullable BigDecimal expectedHigh,
                @Nullable LocalDate usageDate,
                @Nullable String weekday,
                @Nullable BigDecimal score,
                @Nullable String episodeId,
                List<TopTeam> topTeams) {
            this(
                    metric,
                    usageType,
                    direction,
                    factor,
                    percentChange,
                    observed,
                    expected,
                    expectedLow,
                    expectedHigh,
                    usageDate,
                    weekday,
                    score,
                    episodeId,
                    topTeams,
                    null,
                    null);
        }
    }

    /**
     * What became known later took away the reason for what people were told, or gave it back.
     *
     * @param episodeIds all of the spike's episodes that do not hold now
     * @param reason for people to read
     */
    public record Withdrawn(List<String> episodeIds, Instant at, String reason) {

        public Withdrawn {
            episodeIds = List.copyOf(episodeIds);
        }
    }

    /**
     * A team that had a large part in the change.
     *
     * @param shareOfChange its own change by the organization's: 0.95 is nearly all of it
     */
    public record TopTeam(
            String teamId,
            @Nullable String teamName,
            @Nullable BigDecimal observed,
            @Nullable BigDecimal expected,
            @Nullable BigDecimal shareOfChange) {}
}
