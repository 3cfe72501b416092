package io.spikewatch.app.campaign;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.spikewatch.app.event.Side;
import io.spikewatch.app.organization.Role;
import java.util.Set;

/**
 * People whom an event can concern. Who belongs to several groups is told as one of the first: in their own organization
 * rather than in the vendor's.
 */
public enum Group {
    /** Owners and admins of the customer's organization, told in it. */
    @JsonProperty("organization_admins")
    ORGANIZATION_ADMINS(Side.CUSTOMER, Role.OWNER, Role.ADMIN),
    @JsonProperty("organization_members")
    ORGANIZATION_MEMBERS(Side.CUSTOMER, Role.values()),
    /** Told in the vendor's organization, like all further ones; they may have muted the account. */
    @JsonProperty("csm")
    CSM(Side.VENDOR),
    @JsonProperty("account_executive")
    ACCOUNT_EXECUTIVE(Side.VENDOR),
    /** The CSM and the account executive. */
    @JsonProperty("account_team")
    ACCOUNT_TEAM(Side.VENDOR),
    @JsonProperty("operators")
    OPERATORS(Side.VENDOR, Role.OPERATOR);

    private final Side side;
    private final Set<Role> roles;

    Group(Side side, Role... roles) {
        this.side = side;
        this.roles = Set.of(roles);
    }

    /** Whether it is made of those who look after an account. */
    public boolean isTeam() {
        return roles.isEmpty();
    }

    public Side side() {
        return side;
    }

    /** In which roles members of that side's organization belong to it, unless it is a team. */
    public Set<Role> roles() {
        return roles;
    }
}
