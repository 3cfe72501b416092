package io.spikewatch.app.ledger;

import io.spikewatch.app.notification.Notifications;
import io.spikewatch.app.organization.Caller;
import io.spikewatch.web.InstantParameter;
import io.spikewatch.web.PagedList;
import io.spikewatch.web.Paging;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.BindParam;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RestController;

@RestController
class SendController {

    private final Sends sends;
    private final Notifications notifications;

    SendController(Sends sends, Notifications notifications) {
        this.sends = sends;
        this.notifications = notifications;
    }

    @GetMapping("/api/sends")
    PagedList<Send> list(Caller caller, @ModelAttribute SendQuery query, Paging paging) {
        caller.requireOperator();
        var filter = query.filter();
        var results = withReadTimes(sends.list(filter, paging.limit(), paging.offset()));
        return paging.page(sends.count(filter), results);
    }

    private List<Send> withReadTimes(List<Send> all) {
        var readTimes = notifications.readTimes(
                all.stream().map(Send::notificationId).filter(Objects::nonNull).collect(Collectors.toSet()));
        return all.stream().map(send -> send.readAt(readAt(send, readTimes))).toList();
    }

    private static @Nullable Instant readAt(Send send, Map<UUID, Instant> readTimes) {
        return send.notificationId() == null ? null : readTimes.get(send.notificationId());
    }

    /** The query parameters of the list of sends. */
    record SendQuery(
            @BindParam("campaign") @Nullable String campaign,
            @BindParam("family") @Nullable String family,
            @BindParam("version") @Nullable Integer version,
            @BindParam("state") @Nullable String state,
            @BindParam("reason") @Nullable String reason,
            @BindParam("origin") @Nullable String origin,
            @BindParam("cohort") @Nullable String cohort,
            @BindParam("organization_id") @Nullable String organizationId,
            @BindParam("user_id") @Nullable UUID userId,
            @BindParam("event_id") @Nullable String eventId,
            @BindParam("from") @Nullable String from,
            @BindParam("to") @Nullable String to) {

        SendFilter filter() {
            return new SendFilter(
                    campaign,
                    family,
                    version,
                    state,
                    reason,
                    origin,
                    cohort,
                    organizationId,
                    userId,
                    eventId,
                    InstantParameter.read("from", from),
                    InstantParameter.read("to", to));
        }
    }
}
