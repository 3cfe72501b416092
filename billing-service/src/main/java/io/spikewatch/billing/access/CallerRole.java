package io.spikewatch.billing.access;

/** What a caller is to the organization they ask for. */
public enum CallerRole {
    OWNER,
    ADMIN,
    MEMBER,
    /** Works for the vendor and looks at a customer's organization: reads, changes nothing. */
    STAFF,
    /** Runs the system for the vendor. */
    OPERATOR
}
