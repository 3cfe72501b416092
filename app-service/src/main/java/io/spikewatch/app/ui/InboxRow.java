package io.spikewatch.app.ui;

import io.spikewatch.app.explanation.Glimpse;
import io.spikewatch.app.notification.Notification;
import io.spikewatch.app.page.Dates;
import io.spikewatch.app.page.NotificationTypes;
import io.spikewatch.app.page.Severity;
import io.spikewatch.app.spike.ToldSpike;
import io.spikewatch.app.ui.InboxContent.Withdrawn;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Words one notification for the inbox page. */
final class InboxRow {

    private InboxRow() {}

    static InboxContent.Row of(Notification each, @Nullable Glimpse glimpse, @Nullable ToldSpike spike, Instant now) {
        var sleepsUntil = each.snoozedUntil();
        return new InboxContent.Row(
                each.id(),
                Severity.of(each.priority()),
                each.title(),
                each.body(),
                !each.read() && each.retractedAt() == null,
                each.archivedAt() != null,
                each.retractedAt() == null ? null : withdrawn(each, glimpse),
                glimpse == null ? null : glimpse.corrects(),
                glimpse == null ? null : glimpse.sentence(),
                spike == null ? null : spike(spike),
                each.notificationType(),
                NotificationTypes.labelOf(each.notificationType()),
                each.resourceType().equals("account") ? each.resourceId() : null,
                sleepsUntil != null && sleepsUntil.isAfter(now) ? Dates.exact(sleepsUntil) : null,
                each.createdAt().toString(),
                Dates.ago(each.createdAt(), now),
                Dates.exact(each.createdAt()));
    }

    private static InboxContent.Spike spike(ToldSpike spike) {
        return new InboxContent.Spike(
                spike.withdrawn().stream()
                        .map(each -> "No longer holds: " + each.usage() + ". " + each.reason())
                        .toList(),
                holdsAgain(spike),
                spike.useful());
    }

    private static @Nullable String holdsAgain(ToldSpike spike) {
        if (spike.holdsAgain()) {
            return "it";
        }
        return spike.partsAgain().isEmpty() ? null : "usage of " + String.join(", ", spike.partsAgain());
    }

    private static Withdrawn withdrawn(Notification each, @Nullable Glimpse glimpse) {
        var reason = Objects.requireNonNull(each.retractionReason());
        return glimpse == null
                ? new Withdrawn(reason, null, null)
                : new Withdrawn(reason, glimpse.correctedBy(), glimpse.correction());
    }
}
