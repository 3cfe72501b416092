package io.spikewatch.app.send;

/** An event of which sends are due that one version of a campaign planned. */
record DueEvent(String campaign, int version, String event, String eventId) {}
