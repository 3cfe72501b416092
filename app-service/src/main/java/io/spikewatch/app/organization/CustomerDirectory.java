package io.spikewatch.app.organization;

import java.util.Optional;

/** Knows which organizations are customers of the vendor, and so may be looked into by its staff. */
public interface CustomerDirectory {

    boolean isCustomer(String organizationId);

    /** What the vendor calls a customer; empty where it is none. */
    Optional<String> nameOf(String organizationId);
}
