package io.spikewatch.app.organization;

import io.spikewatch.web.Problem;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who is calling, for which organization; a controller argument. The role is the caller's in that organization, null for
 * staff looking into a customer's. {@code staff} and {@code operator} are true only in the vendor's organization and
 * while looking in, never in an organization that a member of the vendor happens to belong to as well.
 */
public record Caller(
        UUID userId, String organizationId, @Nullable Role role, boolean staff, boolean operator) {

    /** Whether staff look into an organization that they are no members of. */
    public boolean isLookingIn() {
        return staff && role == null;
    }

    /**
     * The same person, for an organization of their own or one that staff look into.
     *
     * @throws Problem 403 if it is neither
     */
    public Caller lookInto(String organization) {
        if (organization.equals(organizationId)) {
            return this;
        }
        requireStaff();
        return new Caller(userId, organization, null, true, operator);
    }

    public void requireStaff() {
        if (!staff) {
            throw Problem.forbidden("staff_only", "Only members of the vendor organization may do this.");
        }
    }

    public void requireOperator() {
        if (!operator) {
            throw Problem.forbidden("operator_only", "Only operators may do this.");
        }
    }

    void requireManagerOf(String organization) {
        if (!operator && !(role == Role.OWNER && organizationId.equals(organization))) {
            throw Problem.forbidden("owner_only", "Only operators and the organization's own owners may do this.");
        }
    }
}
