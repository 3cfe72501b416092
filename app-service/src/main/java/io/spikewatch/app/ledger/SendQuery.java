package io.spikewatch.app.ledger;

import io.spikewatch.web.InstantParameter;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.BindParam;

/** The query parameters by which sends are chosen. */
public record SendQuery(
        @BindParam("campaign") @Nullable String campaign,
        @BindParam("family") @Nullable String family,
        @BindParam("version") @Nullable Integer version,
        @BindParam("state") @Nullable String state,
        @BindParam("reason") @Nullable String reason,
        @BindParam("origin") @Nullable String origin,
        @BindParam("cohort") @Nullable String cohort,
        @BindParam("organization_id") @Nullable String organizationId,
        @BindParam("user_id") @Nullable UUID userId,
        @BindParam("event_id") @Nullable String eventId,
        @BindParam("from") @Nullable String from,
        @BindParam("to") @Nullable String to,
        @BindParam("hold_id") @Nullable UUID holdId,
        @BindParam("recall_id") @Nullable UUID recallId) {

    public SendFilter filter() {
        return new SendFilter(
                campaign,
                family,
                version,
                state,
                reason,
                origin,
                cohort,
                organizationId,
                userId,
                eventId,
                InstantParameter.read("from", from),
                InstantParameter.read("to", to),
                holdId,
                recallId);
    }
}
