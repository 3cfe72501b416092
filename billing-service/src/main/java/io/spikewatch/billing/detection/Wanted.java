package io.spikewatch.billing.detection;

import io.spikewatch.detector.Preset;
import io.spikewatch.messages.Origin;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A run that somebody asks for.
 *
 * @param origin of the messages; null: judged for each date
 * @param dryRun counts what would be told, and tells nobody
 * @param sensitivity of a dry run: what it would tell whoever has heard of it; null: the configured one, and what is new
 * @param organizationId null: all organizations
 */
record Wanted(
        LocalDate from,
        LocalDate to,
        @Nullable Origin origin,
        boolean dryRun,
        @Nullable Preset sensitivity,
        @Nullable String organizationId) {}
