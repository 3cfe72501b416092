package io.spikewatch.app.organization;

/** A user's place in one organization. */
public record Membership(String organizationId, String organizationName, Role role) {}
