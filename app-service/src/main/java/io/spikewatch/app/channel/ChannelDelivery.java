package io.spikewatch.app.channel;

import io.spikewatch.app.preference.Channel;
import java.time.Instant;
import java.util.UUID;

/**
 * A notification that waits to be sent to a person.
 *
 * @param failures how often in a row the person could not be reached on this channel
 * @param expiresAt when it is old enough to give up
 */
record ChannelDelivery(
        UUID id,
        UUID notificationId,
        Channel channel,
        String organizationId,
        UUID userId,
        int failures,
        Instant expiresAt) {}
