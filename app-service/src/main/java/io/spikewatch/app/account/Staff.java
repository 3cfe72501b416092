package io.spikewatch.app.account;

import io.spikewatch.app.organization.Organizations;
import io.spikewatch.app.organization.User;
import io.spikewatch.app.organization.Users;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The members of the vendor organization: the people who can look after accounts. */
@Component
class Staff {

    private final Organizations organizations;
    private final Users users;

    Staff(Organizations organizations, Users users) {
        this.organizations = organizations;
        this.users = users;
    }

    Optional<UUID> find(Assignee assignee) {
        var byEmail = Optional.ofNullable(assignee.email()).flatMap(this::idOf);
        return byEmail.or(() -> Optional.ofNullable(assignee.userId())).filter(this::isMember);
    }

    private Optional<UUID> idOf(String email) {
        return users.findByEmail(email).map(User::id);
    }

    private boolean isMember(UUID userId) {
        return !organizations.members(organizations.vendorId(), List.of(userId)).isEmpty();
    }
}
