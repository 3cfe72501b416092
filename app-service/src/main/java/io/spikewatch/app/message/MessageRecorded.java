package io.spikewatch.app.message;

/**
 * A message that makes sense arrived. Published inside the transaction that first records it, after its effect if it had
 * one; what found nobody to tell and is tried again isn't told of again.
 */
public record MessageRecorded(ReceivedMessage message) {}
