package io.spikewatch.app.organization;

/** Knows which organizations are customers of the vendor, and so may be looked into by its staff. */
public interface CustomerDirectory {

    boolean isCustomer(String organizationId);
}
