package io.spikewatch.app.campaign;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.spikewatch.app.event.Side;

/**
 * People whom an event can concern. Who belongs to several groups is told as one of the first: in their own organization
 * rather than in the vendor's.
 */
public enum Group {
    /** Owners and admins of the customer's organization, told in it. */
    @JsonProperty("organization_admins")
    ORGANIZATION_ADMINS(Side.CUSTOMER),
    @JsonProperty("organization_members")
    ORGANIZATION_MEMBERS(Side.CUSTOMER),
    /** Told in the vendor's organization, like all further ones; they may have muted the account. */
    @JsonProperty("csm")
    CSM(Side.VENDOR),
    @JsonProperty("account_executive")
    ACCOUNT_EXECUTIVE(Side.VENDOR),
    /** The CSM and the account executive. */
    @JsonProperty("account_team")
    ACCOUNT_TEAM(Side.VENDOR),
    @JsonProperty("operators")
    OPERATORS(Side.VENDOR);

    private final Side side;

    Group(Side side) {
        this.side = side;
    }

    public Side side() {
        return side;
    }
}
