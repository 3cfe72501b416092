package io.spikewatch.app.stream;

import io.spikewatch.app.access.Admissions;
import io.spikewatch.app.notification.Notification;
import io.spikewatch.app.notification.Notifications;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Brings what changed to the streams open at this replica, whichever replica changed it, from the database. It belongs to
 * one thread. Every round reads what became visible since the round before it, so that a transaction is told once, when it
 * is committed, and none is missed for having begun early. All streams share one look at the database.
 */
@Component
class StreamRelay {

    /** Streams that are told at once, and changes that each is told of: as many notifications are in memory. */
    private static final int STREAMS = 100;

    /** Streams that join in one round, each with all that it missed. */
    private static final int JOINING = 50;

    private static final int CHANGES = 50;

    private final Streams streams;
    private final ChangeRepository changes;
    private final Notifications notifications;
    private final Admissions admissions;
    private final JsonMapper json;
    private @Nullable Moment seen;

    StreamRelay(
            Streams streams,
            ChangeRepository changes,
            Notifications notifications,
            Admissions admissions,
            JsonMapper json) {
        this.streams = streams;
        this.changes = changes;
        this.notifications = notifications;
        this.admissions = admissions;
        this.json = json;
    }

    private record Inbox(UUID userId, String organizationId) {}

    void advance() {
        var open = streams.all();
        if (open.isEmpty()) {
            seen = null;
            return;
        }
        var now = changes.now();
        if (seen != null) {
            handOut(seen, now, open);
        }
        seen = now;
        open.stream()
                .filter(OpenStream::isWaitingToJoin)
                .limit(JOINING)
                .forEach(each -> each.join(now, missed(each, now)));
        tellAll();
    }

    private void handOut(Moment before, Moment now, List<OpenStream> open) {
        var readers = open.stream()
                .filter(OpenStream::hasJoined)
                .collect(Collectors.groupingBy(each ->
                        new Inbox(each.admission().userId(), each.admission().organizationId())));
        var people = readers.keySet().stream().map(Inbox::userId).collect(Collectors.toSet());
        for (var change : changes.between(before, now, people)) {
            readers.getOrDefault(new Inbox(change.userId(), change.organizationId()), List.of())
                    .forEach(each -> each.hear(change));
        }
    }

    private List<Change> missed(OpenStream stream, Moment now) {
        var admission = stream.admission();
        return stream.lastEvent()
                .map(position -> changes.since(
                        position, now, admission.userId(), admission.organizationId(), OpenStream.MOST_PENDING))
                .orElse(List.of());
    }

    /** Goes on until everybody knows everything or is slow to take it. */
    private void tellAll() {
        List<OpenStream> next;
        do {
            next = streams.all().stream()
                    .filter(OpenStream::canBeTold)
                    .limit(STREAMS)
                    .toList();
            tell(next);
        } while (!next.isEmpty());
    }

    /** Access is asked for last: who lost it before a change was committed doesn't learn of it. */
    private void tell(List<OpenStream> readers) {
        var news = readers.stream().collect(Collectors.toMap(Function.identity(), each -> each.next(CHANGES)));
        var texts = texts(news.values().stream()
                .flatMap(List::stream)
                .map(Change::notificationId)
                .collect(Collectors.toSet()));
        dismiss(readers);
        news.forEach((reader, told) -> reader.tell(told, texts));
    }

    private Map<UUID, String> texts(Collection<UUID> ids) {
        return notifications.findAll(ids).stream()
                .collect(Collectors.toMap(Notification::id, json::writeValueAsString));
    }

    /** Ends the streams of those who lost access since they opened them. */
    void dismiss() {
        dismiss(streams.all());
    }

    private void dismiss(List<OpenStream> readers) {
        if (readers.isEmpty()) {
            return;
        }
        var standing =
                admissions.standing(readers.stream().map(OpenStream::admission).collect(Collectors.toSet()));
        readers.stream().filter(each -> !standing.contains(each.admission())).forEach(OpenStream::end);
    }
}
