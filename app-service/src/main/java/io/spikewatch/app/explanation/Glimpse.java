package io.spikewatch.app.explanation;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What there is to know about a notification at first sight.
 *
 * @param sentence why its recipient was told
 * @param corrects the title of what it corrects
 * @param correctedBy the correction that its recipient got in the same inbox, and its title
 */
public record Glimpse(
        String sentence,
        @Nullable String corrects,
        @Nullable UUID correctedBy,
        @Nullable String correction) {}
