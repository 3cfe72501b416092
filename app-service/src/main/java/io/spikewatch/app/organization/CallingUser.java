package io.spikewatch.app.organization;

import java.util.Optional;
import java.util.UUID;

/** Who is calling, whatever organization the request is for; a controller argument. */
public interface CallingUser {

    UUID id();

    /** As what they may act for an organization; empty where they have no right to it, or it doesn't exist. */
    Optional<Caller> in(String organizationId);
}
