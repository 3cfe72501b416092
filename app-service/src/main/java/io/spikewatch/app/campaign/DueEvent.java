package io.spikewatch.app.campaign;

/** An event of which a campaign's sends are due. */
record DueEvent(String campaign, String event, String eventId) {}
