package io.spikewatch.app.organization;

/**
 * Somebody became a member of an organization, or got another role in it: what found nobody to tell may do so now.
 * Published inside the transaction that makes the change.
 */
public record MemberAdmitted(String organizationId) {}
