package io.spikewatch.app.campaign;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One rule that turns one kind of event into one kind of notification, with its own switch.
 *
 * @param family campaigns that tell the same fact; a person hears it from one of them
 * @param approvalAbove to how many people a version may go before a second operator has to agree
 * @param silentSince since when it plans nothing any more, if it used to
 */
public record Campaign(
        String key,
        String name,
        String family,
        String event,
        Guard guard,
        int approvalAbove,
        boolean paused,
        @Nullable Instant silentSince) {}
