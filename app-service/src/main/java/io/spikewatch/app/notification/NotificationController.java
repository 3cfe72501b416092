package io.spikewatch.app.notification;

import io.spikewatch.app.organization.Caller;
import io.spikewatch.web.PagedList;
import io.spikewatch.web.Paging;
import io.spikewatch.web.Problem;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/notifications")
class NotificationController {

    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private final Notifications notifications;
    private final Clock clock;

    NotificationController(Notifications notifications, Clock clock) {
        this.notifications = notifications;
        this.clock = clock;
    }

    @GetMapping
    PagedList<Notification> list(Caller caller, @ModelAttribute NotificationQuery query, Paging paging) {
        var filter = query.filter();
        var results = notifications.list(caller, filter, paging.limit(), paging.offset());
        return paging.page(notifications.count(caller, filter), results);
    }

    @GetMapping("/unread_count")
    Count unreadCount(Caller caller) {
        return new Count(notifications.unreadCount(caller));
    }

    @PostMapping("/{id}/mark_read")
    Notification markRead(Caller caller, @PathVariable String id) {
        return change(caller, id, InboxAction.MARK_READ);
    }

    @PostMapping("/{id}/mark_unread")
    Notification markUnread(Caller caller, @PathVariable String id) {
        return change(caller, id, InboxAction.MARK_UNREAD);
    }

    @PostMapping("/{id}/archive")
    Notification archive(Caller caller, @PathVariable String id) {
        return change(caller, id, InboxAction.ARCHIVE);
    }

    @PostMapping("/{id}/unarchive")
    Notification unarchive(Caller caller, @PathVariable String id) {
        return change(caller, id, InboxAction.UNARCHIVE);
    }

    @PostMapping("/{id}/snooze")
    Notification snooze(Caller caller, @PathVariable String id, @RequestBody @Valid Snooze snooze) {
        if (!snooze.until().isAfter(clock.instant()) || snooze.until().isAfter(LATEST)) {
            throw Problem.invalid("until", "must be in the future");
        }
        return found(NotificationIds.parse(id).flatMap(each -> notifications.snooze(caller, each, snooze.until())));
    }

    @PostMapping("/mark_all_read")
    Updated markAllRead(Caller caller) {
        return new Updated(notifications.markAllRead(caller));
    }

    @PostMapping("/mark_read_bulk")
    Updated markReadBulk(Caller caller, @RequestBody Selection selection) {
        return changeAll(caller, selection, InboxAction.MARK_READ);
    }

    @PostMapping("/mark_unread_bulk")
    Updated markUnreadBulk(Caller caller, @RequestBody Selection selection) {
        return changeAll(caller, selection, InboxAction.MARK_UNREAD);
    }

    @PostMapping("/archive_bulk")
    Updated archiveBulk(Caller caller, @RequestBody Selection selection) {
        return changeAll(caller, selection, InboxAction.ARCHIVE);
    }

    private Notification change(Caller caller, String id, InboxAction action) {
        return found(NotificationIds.parse(id).flatMap(each -> notifications.change(caller, each, action)));
    }

    private Updated changeAll(Caller caller, Selection selection, InboxAction action) {
        return new Updated(notifications.changeAll(caller, NotificationIds.parse(selection.notificationIds()), action));
    }

    private static Notification found(Optional<Notification> notification) {
        return notification.orElseThrow(() -> Problem.notFound("The notification"));
    }

    record Count(long count) {}

    record Updated(int updated) {}

    record Snooze(@NotNull Instant until) {}

    record Selection(@Nullable List<@Nullable String> notificationIds) {}
}
