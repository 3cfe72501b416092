package io.spikewatch.app.tracking;

import java.util.UUID;

/** A tracked event that waits to be sent; {@code body} is its JSON. */
record WaitingEvent(UUID id, String body) {}
