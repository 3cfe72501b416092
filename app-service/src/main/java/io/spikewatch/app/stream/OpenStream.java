package io.spikewatch.app.stream;

import io.spikewatch.app.access.Admission;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One reader of one person's changes in one organization. The relay's thread alone lets it join and tells it. */
class OpenStream {

    /** Whoever is this far behind is not reading; they may come back to where they stood. */
    static final int MOST_PENDING = 10_000;

    private static final String HEARTBEAT = ": heartbeat\n\n";

    private final Admission admission;
    private final Optional<Position> lastEvent;
    private final Queue<Change> pending = new ArrayDeque<>();
    private volatile @Nullable Outlet outlet;
    private volatile boolean ended;
    private boolean joined;

    /** More was missed than one stream takes: it ends with what it has, and the next one goes on from there. */
    private boolean partial;

    OpenStream(Admission admission, Optional<Position> lastEvent) {
        this.admission = admission;
        this.lastEvent = lastEvent;
    }

    Admission admission() {
        return admission;
    }

    Optional<Position> lastEvent() {
        return lastEvent;
    }

    /** Ends at once if it was ended before. */
    void open(Outlet opened) {
        outlet = opened;
        if (ended) {
            opened.end();
        }
    }

    boolean isWaitingToJoin() {
        return outlet != null && !joined;
    }

    boolean hasJoined() {
        return joined;
    }

    /**
     * Takes part from this moment on. Whoever breaks off after this first event stands where they stood before: its id is
     * no later than theirs.
     */
    void join(Moment moment, List<Change> missed) {
        joined = true;
        send("event: ready\nid: %s\ndata: {}\n\n"
                .formatted(lastEvent.orElseGet(moment::position).renamed()));
        pending.addAll(missed);
        partial = missed.size() >= MOST_PENDING;
    }

    void hear(Change change) {
        if (partial) {
            return;
        }
        pending.add(change);
        if (pending.size() > MOST_PENDING) {
            end();
        }
    }

    /** Whether there is something to tell, and the reader has taken what they were told before. */
    boolean canBeTold() {
        var opened = outlet;
        return !pending.isEmpty() && opened != null && opened.isOpen() && opened.isIdle();
    }

    List<Change> next(int most) {
        return pending.stream().limit(most).toList();
    }

    /** Tells the changes that {@link #next} has named. */
    void tell(List<Change> changes, Map<UUID, String> notifications) {
        var events = new StringBuilder();
        for (var change : changes) {
            pending.remove();
            events.append("event: notification\nid: %s\ndata: %s\n\n"
                    .formatted(change.position(), notifications.get(change.notificationId())));
        }
        send(events.toString());
        if (partial && pending.isEmpty()) {
            end();
        }
    }

    void beat() {
        var opened = outlet;
        if (joined && opened != null && opened.isIdle()) {
            opened.send(HEARTBEAT);
        }
    }

    void end() {
        ended = true;
        var opened = outlet;
        if (opened != null) {
            opened.end();
        }
    }

    private void send(String events) {
        var opened = outlet;
        if (opened != null) {
            opened.send(events);
        }
    }
}
