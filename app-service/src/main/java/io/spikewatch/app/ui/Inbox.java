package io.spikewatch.app.ui;

import io.spikewatch.app.explanation.Explanations;
import io.spikewatch.app.notification.Notification;
import io.spikewatch.app.notification.Notifications;
import io.spikewatch.app.organization.Caller;
import io.spikewatch.app.page.Dates;
import io.spikewatch.app.page.NotificationTypes;
import io.spikewatch.app.spike.ToldSpikes;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Words a person's notifications for the inbox page. */
@Component
class Inbox {

    private final Notifications notifications;
    private final VisibleAccounts accounts;
    private final MutedTopics mutes;
    private final Explanations explanations;
    private final ToldSpikes spikes;
    private final Clock clock;

    Inbox(
            Notifications notifications,
            VisibleAccounts accounts,
            MutedTopics mutes,
            Explanations explanations,
            ToldSpikes spikes,
            Clock clock) {
        this.notifications = notifications;
        this.explanations = explanations;
        this.spikes = spikes;
        this.accounts = accounts;
        this.mutes = mutes;
        this.clock = clock;
    }

    InboxContent show(Caller caller, InboxView view) {
        var now = clock.instant();
        var found = notifications.list(caller, view.filter(), InboxView.PAGE_SIZE + 1, view.start());
        var page = found.subList(0, Math.min(found.size(), InboxView.PAGE_SIZE));
        return new InboxContent(
                tabs(caller, view),
                days(page, now),
                NotificationTypes.choices(view.type()),
                view.account() == null ? null : accounts.nameOf(caller, view.account()),
                view.isFiltered()
                        ? "Nothing here matches the filter."
                        : view.shelf().whenEmpty(),
                view.start() == 0 ? null : view.from(Math.max(0, view.start() - InboxView.PAGE_SIZE)),
                found.size() > page.size() ? view.from(view.start() + InboxView.PAGE_SIZE) : null,
                mutes.of(caller));
    }

    private List<InboxContent.Tab> tabs(Caller caller, InboxView view) {
        return Arrays.stream(Shelf.values())
                .map(shelf -> new InboxContent.Tab(
                        shelf.label(),
                        notifications.count(caller, view.filter(shelf)),
                        view.onShelf(shelf),
                        shelf == view.shelf()))
                .toList();
    }

    private List<InboxContent.Day> days(List<Notification> page, Instant now) {
        var rows = rows(page, now);
        Map<LocalDate, List<InboxContent.Row>> byDay = page.stream()
                .collect(Collectors.groupingBy(
                        each -> Dates.dayOf(each.createdAt()),
                        LinkedHashMap::new,
                        Collectors.mapping(each -> Objects.requireNonNull(rows.get(each.id())), Collectors.toList())));
        return byDay.entrySet().stream()
                .map(day -> day(day.getKey(), day.getValue(), now))
                .toList();
    }

    private Map<UUID, InboxContent.Row> rows(List<Notification> page, Instant now) {
        var glimpses = explanations.glimpses(page.stream().map(Notification::id).toList());
        return page.stream()
                .collect(Collectors.toMap(
                        Notification::id,
                        each -> InboxRow.of(
                                each, glimpses.get(each.id()), spikes.of(each).orElse(null), now)));
    }

    private static InboxContent.Day day(LocalDate date, List<InboxContent.Row> rows, Instant now) {
        var critical =
                rows.stream().filter(each -> each.severity().isCritical()).count();
        var total = rows.size() + (rows.size() == 1 ? " notification" : " notifications");
        return new InboxContent.Day(
                nameOf(date, Dates.dayOf(now)), critical == 0 ? total : total + ", " + critical + " critical", rows);
    }

    private static String nameOf(LocalDate date, LocalDate today) {
        if (date.equals(today)) {
            return "Today";
        }
        return date.equals(today.minusDays(1)) ? "Yesterday" : Dates.withWeekday(date);
    }
}
