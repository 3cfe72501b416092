package io.spikewatch.billing.examination;

import io.spikewatch.detector.Preset;
import java.time.LocalDate;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * The organizations of a shard, and the days that people are to hear of.
 *
 * @param only some organizations of the shard; null: all of them
 * @param dryRun nothing is remembered
 * @param sensitivity null: the configured one
 */
public record Scope(
        int shard,
        LocalDate from,
        LocalDate to,
        @Nullable Collection<String> only,
        boolean dryRun,
        @Nullable Preset sensitivity) {}
