package io.spikewatch.app.access;

import io.spikewatch.app.organization.Caller;
import io.spikewatch.app.organization.CustomerDirectory;
import io.spikewatch.app.organization.Membership;
import io.spikewatch.app.organization.Organizations;
import io.spikewatch.app.organization.Role;
import io.spikewatch.web.Problem;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Decides for which organization somebody acts, and as what. */
@Component
class Callers {

    private final Organizations organizations;
    private final CustomerDirectory customers;

    Callers(Organizations organizations, CustomerDirectory customers) {
        this.organizations = organizations;
        this.customers = customers;
    }

    /** The chosen organization, else the only one; the vendor's staff may choose any customer's. */
    Caller callerOf(SignedIn signedIn) {
        var chosen = signedIn.chosen();
        if (chosen == null) {
            return member(signedIn, onlyMembershipOf(signedIn));
        }
        return find(signedIn, chosen)
                .orElseThrow(() ->
                        Problem.forbidden("foreign_organization", "You are no member of the organization you chose."));
    }

    Optional<Caller> find(SignedIn signedIn, String organizationId) {
        return signedIn.in(organizationId)
                .map(membership -> member(signedIn, membership))
                .or(() -> lookingIn(signedIn, organizationId));
    }

    private Caller member(SignedIn signedIn, Membership membership) {
        var staff = membership.organizationId().equals(organizations.vendorId());
        var operator = staff && membership.role() == Role.OPERATOR;
        return new Caller(signedIn.user().id(), membership.organizationId(), membership.role(), staff, operator);
    }

    private Optional<Caller> lookingIn(SignedIn signedIn, String organizationId) {
        return signedIn.in(organizations.vendorId())
                .filter(staff -> customers.isCustomer(organizationId))
                .map(staff ->
                        new Caller(signedIn.user().id(), organizationId, null, true, staff.role() == Role.OPERATOR));
    }

    private static Membership onlyMembershipOf(SignedIn signedIn) {
        return switch (signedIn.memberships().size()) {
            case 0 -> throw Problem.forbidden("no_membership", "You are not a member of any organization.");
            case 1 -> signedIn.memberships().get(0);
            default ->
                throw Problem.of(
                        HttpStatus.BAD_REQUEST,
                        "organization_required",
                        "You belong to several organizations: name one in X-Organization-Id.");
        };
    }
}
