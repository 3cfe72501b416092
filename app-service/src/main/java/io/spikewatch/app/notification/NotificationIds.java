package io.spikewatch.app.notification;

import io.spikewatch.web.Problem;
import io.spikewatch.web.Uuids;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads ids of notifications. */
final class NotificationIds {

    static final int MAX_SELECTION = 500;

    private NotificationIds() {}

    static Optional<UUID> parse(@Nullable String id) {
        return Uuids.parse(id);
    }

    /** What is no id is nobody's notification, and skipped like those of others. */
    static Set<UUID> parse(@Nullable List<@Nullable String> ids) {
        if (ids == null) {
            throw Problem.invalid("notification_ids", "is required");
        }
        if (ids.size() > MAX_SELECTION) {
            throw Problem.invalid("notification_ids", "must be at most " + MAX_SELECTION);
        }
        if (ids.contains(null)) {
            throw Problem.invalid("notification_ids", "must all be ids");
        }
        return ids.stream().flatMap(id -> parse(id).stream()).collect(Collectors.toUnmodifiableSet());
    }
}
