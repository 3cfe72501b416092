package io.spikewatch.app.channel;

import io.spikewatch.app.preference.Channel;
import java.time.Instant;
import java.util.UUID;

/** A notification that is to be told on a channel, too. */
record NewDelivery(UUID notificationId, Channel channel, String organizationId, UUID userId, Instant dueAt) {}
