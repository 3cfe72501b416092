package io.spikewatch.app.panel;

import io.spikewatch.app.billing.BillingAlert;
import io.spikewatch.app.organization.Caller;
import io.spikewatch.app.organization.Organizations;
import io.spikewatch.app.organization.User;
import io.spikewatch.app.organization.Users;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Who acknowledged alerts, by name as far as they are members of the organization; others stay nameless. */
@Component
class Acknowledgers {

    private static final String ID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    private final Organizations organizations;
    private final Users users;

    Acknowledgers(Organizations organizations, Users users) {
        this.organizations = organizations;
        this.users = users;
    }

    /** Names by the ids of their users. */
    Map<String, String> of(Caller caller, List<BillingAlert> alerts) {
        var ids = alerts.stream()
                .map(BillingAlert::acknowledgedBy)
                .filter(Objects::nonNull)
                .filter(each -> each.matches(ID))
                .map(UUID::fromString)
                .collect(Collectors.toSet());
        var members = organizations.members(caller.organizationId(), ids);
        return users.findAll(members).stream()
                .collect(Collectors.toMap(each -> each.id().toString(), User::name));
    }
}
