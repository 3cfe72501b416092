package io.spikewatch.app.panel;

import io.spikewatch.app.billing.BillingAlert;
import io.spikewatch.app.organization.Caller;
import io.spikewatch.app.organization.Organizations;
import io.spikewatch.app.organization.User;
import io.spikewatch.app.organization.Users;
import io.spikewatch.web.Uuids;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Who acknowledged alerts, by name as far as they are members of the organization; others stay nameless. */
@Component
class Acknowledgers {

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
                .map(Uuids::parse)
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());
        var members = organizations.members(caller.organizationId(), ids);
        return users.findAll(members).stream()
                .collect(Collectors.toMap(each -> each.id().toString(), User::name));
    }
}
