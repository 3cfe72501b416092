package io.spikewatch.app.organization;

import java.util.UUID;

/** Somebody created an organization. Published inside the transaction that creates it. */
public record OrganizationCreated(Organization organization, UUID createdBy) {}
