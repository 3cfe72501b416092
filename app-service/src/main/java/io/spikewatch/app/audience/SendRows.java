package io.spikewatch.app.audience;

import io.spikewatch.app.ledger.Send;
import io.spikewatch.app.ledger.SendFilter;
import io.spikewatch.app.ledger.Sends;
import io.spikewatch.app.page.Moment;
import io.spikewatch.app.page.People;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts sends and the names of their people into lines. */
@Component
public class SendRows {

    private final Sends sends;
    private final People people;
    private final Clock clock;

    SendRows(Sends sends, People people, Clock clock) {
        this.sends = sends;
        this.people = people;
        this.clock = clock;
    }

    public List<SendRow> of(SendFilter filter, int limit, int offset) {
        var found = sends.list(filter, limit, offset);
        var names = people.names(found.stream().map(Send::userId));
        var now = clock.instant();
        return found.stream().map(send -> row(send, names, now)).toList();
    }

    private static SendRow row(Send send, Map<UUID, String> names, Instant now) {
        var isDelivered = send.notificationId() != null;
        return new SendRow(
                send.id(),
                name(send.userId(), names),
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
