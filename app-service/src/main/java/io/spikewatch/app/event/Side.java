package io.spikewatch.app.event;

/** Whose people read of an event: the customer's own, or the vendor's. */
public enum Side {
    CUSTOMER,
    VENDOR
}
