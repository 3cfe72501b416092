package io.spikewatch.app.message;

import io.spikewatch.messages.Envelope;
import java.util.UUID;

/** A message as it is recorded here; the id stays the same however often it arrives. */
public record ReceivedMessage(UUID id, Envelope envelope) {}
