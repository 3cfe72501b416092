package io.spikewatch.billing.access;

import io.spikewatch.web.Problem;

/** Who is calling, for which organization. A controller argument, as app-service vouches for it in its token. */
public record Caller(String userId, String organizationId, CallerRole role) {

    /** Throws a 403 problem unless the caller may read this organization's usage, spend and spikes. */
    public void mayReadUsageOf(String organizationId) {
        requireOrganization(organizationId);
        if (role == CallerRole.MEMBER) {
            throw Problem.forbidden("wrong_role", "Members may not read usage.");
        }
    }

    /** Throws a 403 problem for staff, who only look at alerts. */
    public void mayActOnAlerts() {
        if (role == CallerRole.STAFF) {
            throw Problem.forbidden("wrong_role", "Staff may not change alerts.");
        }
    }

    /** Throws a 403 problem unless the caller may say what an organization is warned of. */
    public void mayConfigureAlerts() {
        mayActOnAlerts();
        if (role == CallerRole.MEMBER) {
            throw Problem.forbidden("wrong_role", "Members may not change thresholds.");
        }
    }

    /** Throws a 403 problem unless the caller runs the system. */
    public void requireOperator() {
        if (role != CallerRole.OPERATOR) {
            throw Problem.forbidden("wrong_role", "Only operators may do this.");
        }
    }

    /** Throws a 403 problem unless the caller runs the system and acts for this organization. */
    public void requireOperatorFor(String organizationId) {
        requireOperator();
        requireOrganization(organizationId);
    }

    private void requireOrganization(String organizationId) {
        if (!organizationId.equals(this.organizationId)) {
            throw Problem.forbidden("wrong_organization", "The token is for another organization.");
        }
    }
}
