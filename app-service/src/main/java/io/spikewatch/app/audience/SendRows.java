package io.spikewatch.app.audience;

import io.spikewatch.app.account.Accounts;
import io.spikewatch.app.account.CustomerIds;
import io.spikewatch.app.ledger.Send;
import io.spikewatch.app.ledger.SendFilter;
import io.spikewatch.app.ledger.Sends;
import io.spikewatch.app.organization.Organizations;
import io.spikewatch.app.page.Moment;
import io.spikewatch.app.page.People;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts sends and the names of their people into lines. */
@Component
public class SendRows {

    private final Sends sends;
    private final People people;
    private final Organizations organizations;
    private final Accounts accounts;
    private final Clock clock;

    SendRows(Sends sends, People people, Organizations organizations, Accounts accounts, Clock clock) {
        this.sends = sends;
        this.people = people;
        this.organizations = organizations;
        this.accounts = accounts;
        this.clock = clock;
    }

    public List<SendRow> of(SendFilter filter, int limit, int offset) {
        var found = sends.list(filter, limit, offset);
        var names = people.names(found.stream().map(Send::userId));
        var customers = customers(found.stream()
                .map(Send::organizationId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
        var now = clock.instant();
        return found.stream().map(send -> row(send, names, customers, now)).toList();
    }

    /** As the vendor calls them, else as they call themselves. */
    private Map<String, String> customers(Set<String> organizationIds) {
        var names = organizations.names(organizationIds);
        accounts.resolve(organizationIds.stream()
                        .map(id -> new CustomerIds(id, null, null))
                        .toList())
                .forEach((customer, account) -> names.put(customer.organizationId(), account.name()));
        return names;
    }

    private static SendRow row(Send send, Map<UUID, String> names, Map<String, String> customers, Instant now) {
        var isDelivered = send.notificationId() != null;
        return new SendRow(
                send.id(),
                name(send.userId(), names),
                send.organizationId() == null
                        ? null
                        : customers.getOrDefault(send.organizationId(), send.organizationId()),
                send.organizationId(),
                send.campaign(),
                send.version(),
                send.origin(),
                send.cohort(),
                send.state(),
                send.reason(),
                Moment.of(send.dueAt(), now),
                isDelivered ? Moment.of(send.decidedAt(), now) : null,
                Moment.of(send.readAt(), now));
    }

    private static @Nullable String name(@Nullable UUID person, Map<UUID, String> names) {
        return person == null ? null : names.getOrDefault(person, person.toString());
    }
}
