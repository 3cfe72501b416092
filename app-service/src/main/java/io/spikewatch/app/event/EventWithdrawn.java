package io.spikewatch.app.event;

/**
 * An event turned out not to be so, or not all of it. Published inside the transaction that records the message which says
 * so; until it ends nobody else tells the event.
 */
public record EventWithdrawn(Event event, Withdrawal withdrawal) {}
