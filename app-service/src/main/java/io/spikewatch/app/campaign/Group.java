package io.spikewatch.app.campaign;

/**
 * People whom an event can concern. Who belongs to several groups is told as one of the first: in their own organization
 * rather than in the vendor's.
 */
public enum Group {
    /** Owners and admins of the customer's organization, told in it. */
    ORGANIZATION_ADMINS,
    /** Those who look after the account, told in the vendor's organization; they may have muted the account. */
    ACCOUNT_TEAM
}
