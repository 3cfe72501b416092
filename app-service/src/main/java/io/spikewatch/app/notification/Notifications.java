package io.spikewatch.app.notification;

import io.spikewatch.app.notification.NotificationRepository.Changed;
import io.spikewatch.app.notification.NotificationsDelivered.Delivered;
import io.spikewatch.app.organization.Caller;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Everybody's inbox. A caller sees and changes only what is their own, in the organization they chose. */
@Component
public class Notifications {

    private final NotificationRepository repository;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Notifications(NotificationRepository repository, ApplicationEventPublisher events, Clock clock) {
        this.repository = repository;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Delivers inside the caller's transaction; whoever has the same notification already keeps that one.
     *
     * @param all about one fact, so at most one for each person
     * @return each person's notification, new or old
     */
    @Transactional
    public Map<UUID, UUID> deliver(List<NewNotification> all) {
        if (all.isEmpty()) {
            return Map.of();
        }
        var added = repository.insert(all, clock.instant());
        if (!added.isEmpty()) {
            events.publishEvent(delivered(all, added));
        }
        return added.size() == all.size() ? added : repository.existing(all);
    }

    private static NotificationsDelivered delivered(List<NewNotification> all, Map<UUID, UUID> added) {
        return new NotificationsDelivered(all.stream()
                .filter(each -> added.containsKey(each.userId()))
                .map(each -> new Delivered(
                        Objects.requireNonNull(added.get(each.userId())),
                        each.organizationId(),
                        each.userId(),
                        each.notificationType()))
                .toList());
    }

    /**
     * Nobody else changes them until the caller's transaction ends. Whoever changes several in more than one step asks for
     * all of them first, so that no two wait for each other.
     */
    @Transactional
    public void lock(Collection<UUID> ids) {
        repository.lock(ids);
    }

    /**
     * Withdraws notifications inside the caller's transaction: they stay in their inboxes, struck through, and are unread no
     * more.
     *
     * @param metadata added to each of them, as {@link #annotate} does
     */
    @Transactional
    public void retract(Collection<UUID> ids, String reason, Map<String, Object> metadata) {
        var retracted = repository.retract(ids, reason, metadata, clock.instant());
        if (!retracted.isEmpty()) {
            events.publishEvent(new NotificationsRetracted(retracted));
        }
    }

    /** Adds to what pages show beside the texts, inside the caller's transaction; of a name that is there already the new value counts. */
    @Transactional
    public void annotate(Collection<UUID> ids, Map<String, Object> metadata) {
        repository.annotate(ids, metadata);
    }

    /**
     * Tells everybody whose notifications were recalled what is right, where the newest of theirs lies. A person hears one
     * correction of a recall; a second one, whatever it says, is kept from them.
     *
     * @return how many people hear it now
     */
    @Transactional
    public int correct(Collection<UUID> recalled, Correction correction) {
        var added = repository.correct(recalled, correction, clock.instant());
        if (!added.isEmpty()) {
            events.publishEvent(new NotificationsDelivered(added));
        }
        return added.size();
    }

    /** How many people were told what is right. */
    public long countCorrections(UUID recallId) {
        return repository.countCorrections(recallId);
    }

    /** What people were told right; empty while nobody was. */
    public Optional<Correction> correction(UUID recallId) {
        return repository.correction(recallId);
    }

    /** A notification, whoever's it is. */
    public Optional<Notification> find(UUID id) {
        return repository.find(id);
    }

    /** The caller's own. */
    public Optional<Notification> find(Caller caller, UUID id) {
        return repository.find(caller, id);
    }

    /** Adds to what pages show beside the texts of the caller's own notifications about something. */
    public void annotateOwn(Caller caller, String sourceType, String sourceId, Map<String, Object> metadata) {
        repository.annotateOwn(caller, sourceType, sourceId, metadata);
    }

    /** Notifications, whoever's they are, in no order. */
    public List<Notification> findAll(Collection<UUID> ids) {
        return ids.isEmpty() ? List.of() : repository.findAll(ids);
    }

    /** When each of the notifications was read; those unread are absent. */
    public Map<UUID, Instant> readTimes(Collection<UUID> notificationIds) {
        return notificationIds.isEmpty() ? Map.of() : repository.readTimes(notificationIds);
    }

    /** What each of the notifications is about, whoever's they are. */
    public List<Subject> subjects(Collection<UUID> notificationIds) {
        return repository.subjects(notificationIds);
    }

    /** Newest first. */
    public List<Notification> list(Caller caller, NotificationFilter filter, int limit, int offset) {
        return repository.list(caller, filter, clock.instant(), limit, offset);
    }

    public long count(Caller caller, NotificationFilter filter) {
        return repository.count(caller, filter, clock.instant());
    }

    /** Unread, and neither archived, snoozed nor retracted. */
    public long unreadCount(Caller caller) {
        return repository.unreadCount(caller, clock.instant());
    }

    @Transactional
    public Optional<Notification> change(Caller caller, UUID id, InboxAction action) {
        var now = clock.instant();
        var changed = repository.change(caller, id, action.assignment(), now, null);
        changed.filter(Changed::turnedRead).ifPresent(read -> tellOfRead(caller, List.of(id), now));
        return changed.map(Changed::notification);
    }

    public Optional<Notification> snooze(Caller caller, UUID id, Instant until) {
        return repository
                .change(caller, id, "snoozed_until = :until", clock.instant(), until)
                .map(Changed::notification);
    }

    /** How many of the ids are the caller's own, whether the action changed them or not. */
    @Transactional
    public int changeAll(Caller caller, Collection<UUID> ids, InboxAction action) {
        var now = clock.instant();
        var turnedRead = repository.changeAll(caller, ids, action.assignment(), now);
        var read = turnedRead.keySet().stream().filter(turnedRead::get).toList();
        tellOfRead(caller, read, now);
        return turnedRead.size();
    }

    /** Marks what {@link #unreadCount} counts. */
    @Transactional
    public int markAllRead(Caller caller) {
        var now = clock.instant();
        var read = repository.markAllRead(caller, now);
        tellOfRead(caller, read, now);
        return read.size();
    }

    private void tellOfRead(Caller caller, List<UUID> ids, Instant now) {
        if (!ids.isEmpty()) {
            events.publishEvent(new NotificationsRead(caller.userId(), ids, now));
        }
    }
}
