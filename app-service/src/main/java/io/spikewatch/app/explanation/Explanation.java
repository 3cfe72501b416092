package io.spikewatch.app.explanation;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.spikewatch.app.campaign.AudienceRule;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Why somebody was told something. A correction is explained by what it corrects.
 *
 * @param campaign its key
 * @param version the version of the campaign that told it
 * @param recall what withdrew it, or what it corrects
 */
record Explanation(
        UUID notificationId,
        Event event,
        String campaign,
        String campaignName,
        int version,
        Rule rule,
        String cohort,
        Instant plannedAt,
        Instant deliveredAt,
        @Nullable Withdrawal recall,
        @Nullable UUID corrects,
        @Nullable UUID correctedBy) {

    /** The fact that was told. */
    record Event(String id, String name, Instant occurredAt, String origin, String occurrence) {}

    /**
     * Whom it tells of what.
     *
     * @param sentence the same for people
     */
    record Rule(@JsonUnwrapped AudienceRule audience, String sentence) {}

    /** The recall. */
    record Withdrawal(UUID id, String reason, Instant at) {}
}
