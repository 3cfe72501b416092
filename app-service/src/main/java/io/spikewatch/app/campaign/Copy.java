package io.spikewatch.app.campaign;

/** What one person reads, and the organization in whose inbox they read it. */
record Copy(String organizationId, Content content) {}
