package io.spikewatch.app.audience;

import io.spikewatch.app.page.Moment;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One send in a list.
 *
 * @param person a name, else the id of whoever is gone; null where nobody could be found
 * @param organization a name, else the id of one that has none here
 */
public record SendRow(
        UUID id,
        @Nullable String person,
        @Nullable String organization,
        @Nullable String organizationId,
        String campaign,
        int version,
        String origin,
        String cohort,
        String state,
        @Nullable String reason,
        @Nullable Moment due,
        @Nullable Moment delivered,
        @Nullable Moment read) {}
