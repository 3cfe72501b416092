package io.spikewatch.app.trigger;

import io.spikewatch.app.notification.Notifications;
import io.spikewatch.app.notification.NotificationsDelivered;
import io.spikewatch.app.notification.NotificationsDelivered.Delivered;
import io.spikewatch.app.notification.NotificationsRead;
import io.spikewatch.app.notification.NotificationsRetracted;
import io.spikewatch.app.notification.NotificationsRetracted.Retracted;
import io.spikewatch.app.notification.Subject;
import io.spikewatch.app.tracking.GroupTracker;
import io.spikewatch.app.tracking.TrackingOn;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What becomes of notifications, one event each, for the customer that a notification is about. */
@Component
@Conditional(TrackingOn.class)
class NotificationTracking {

    private final GroupTracker tracker;
    private final Notifications notifications;
    private final Customers customers;

    NotificationTracking(GroupTracker tracker, Notifications notifications, Customers customers) {
        this.tracker = tracker;
        this.notifications = notifications;
        this.customers = customers;
    }

    @EventListener
    void on(NotificationsDelivered delivered) {
        var ids = delivered.all().stream().map(Delivered::id).toList();
        track("notification delivered", ids, null, Subject::createdAt);
    }

    @EventListener
    void on(NotificationsRead read) {
        track("notification read", read.ids(), read.userId(), subject -> read.readAt());
    }

    @EventListener
    void on(NotificationsRetracted retracted) {
        var ids = retracted.all().stream().map(Retracted::id).toList();
        track("notification recalled", ids, null, subject -> Objects.requireNonNull(subject.retractedAt()));
    }

    /** In as many statements for thousands as for one, so long as they are about the same few customers. */
    private void track(String name, Collection<UUID> ids, @Nullable UUID actorId, Function<Subject, Instant> at) {
        var subjects = new SubjectCustomers(customers);
        tracker.track(notifications.subjects(ids).stream()
                .map(each -> new Happening(name, at.apply(each), actorId, properties(each)).in(subjects.of(each)))
                .toList());
    }

    private static Map<String, Object> properties(Subject subject) {
        return new Known()
                .with("notification_type", subject.notificationType())
                .with("priority", subject.priority())
                .properties();
    }
}
