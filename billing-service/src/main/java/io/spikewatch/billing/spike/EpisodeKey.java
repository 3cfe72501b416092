package io.spikewatch.billing.spike;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What people hear of once: that an episode began, or that it got out of proportion on a date.
 *
 * @param escalatedOn null: that it began
 */
record EpisodeKey(UUID episodeId, @Nullable LocalDate escalatedOn) {}
