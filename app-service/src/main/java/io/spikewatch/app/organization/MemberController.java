package io.spikewatch.app.organization;

import io.spikewatch.web.Problem;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/organizations/{id}/members/{userId}")
class MemberController {

    private final Organizations organizations;
    private final Users users;

    MemberController(Organizations organizations, Users users) {
        this.organizations = organizations;
        this.users = users;
    }

    record NewRole(@Nullable Role role) {}

    record Member(String organizationId, UUID userId, Role role) {}

    @PutMapping
    Member admit(Caller caller, @PathVariable String id, @PathVariable UUID userId, @RequestBody NewRole wanted) {
        authorize(caller, id, userId);
        var role = wanted.role();
        if (role == null) {
            throw Problem.invalid("role", "is required");
        }
        if (role == Role.OPERATOR) {
            caller.requireOperator();
        }
        organizations.find(id).orElseThrow(() -> Problem.notFound("This organization"));
        users.find(userId).orElseThrow(() -> Problem.notFound("This user"));
        organizations.admit(id, userId, role);
        return new Member(id, userId, role);
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void dismiss(Caller caller, @PathVariable String id, @PathVariable UUID userId) {
        authorize(caller, id, userId);
        if (!organizations.dismiss(id, userId)) {
            throw Problem.notFound("This membership");
        }
    }

    /** An owner of the vendor's organization manages its members, but neither makes nor unmakes operators. */
    private void authorize(Caller caller, String organizationId, UUID userId) {
        caller.requireManagerOf(organizationId);
        if (organizations
                .roleOf(userId, organizationId)
                .filter(Role.OPERATOR::equals)
                .isPresent()) {
            caller.requireOperator();
        }
    }
}
