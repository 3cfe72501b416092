package io.spikewatch.app.access;

import io.spikewatch.app.organization.Membership;
import io.spikewatch.app.organization.User;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An active user as known at this request. {@code chosen} is the organization the request or its session names;
 * {@code session} is false for API keys.
 */
record SignedIn(
        User user, List<Membership> memberships, @Nullable String chosen, boolean session) {

    Optional<Membership> in(String organizationId) {
        return memberships.stream()
                .filter(each -> each.organizationId().equals(organizationId))
                .findFirst();
    }
}
