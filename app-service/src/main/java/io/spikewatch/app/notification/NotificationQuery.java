package io.spikewatch.app.notification;

import io.spikewatch.web.InstantParameter;
import io.spikewatch.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.BindParam;

/** The query parameters of the inbox. Archived and snoozed notifications come only when asked for. */
record NotificationQuery(
        @BindParam("notification_type") @Nullable String notificationType,
        @BindParam("priority") @Nullable String priority,
        @BindParam("unread") @Nullable String unread,
        @BindParam("archived") @Nullable String archived,
        @BindParam("snoozed") @Nullable String snoozed,
        @BindParam("resource_type") @Nullable String resourceType,
        @BindParam("resource_id") @Nullable String resourceId,
        @BindParam("target_type") @Nullable String targetType,
        @BindParam("target_id") @Nullable String targetId,
        @BindParam("created_after") @Nullable String createdAfter,
        @BindParam("created_before") @Nullable String createdBefore) {

    NotificationFilter filter() {
        return new NotificationFilter(
                notificationType,
                priority(priority),
                flag("unread", unread),
                Boolean.TRUE.equals(flag("archived", archived)),
                Boolean.TRUE.equals(flag("snoozed", snoozed)),
                resourceType,
                resourceId,
                targetType,
                targetId,
                InstantParameter.read("created_after", createdAfter),
                InstantParameter.read("created_before", createdBefore));
    }

    private static @Nullable Priority priority(@Nullable String word) {
        if (word == null) {
            return null;
        }
        return switch (word) {
            case "normal" -> Priority.NORMAL;
            case "critical" -> Priority.CRITICAL;
            default -> throw Problem.invalid("priority", "must be normal or critical");
        };
    }

    private static @Nullable Boolean flag(String name, @Nullable String word) {
        if (word == null) {
            return null;
        }
        if (!word.equals("true") && !word.equals("false")) {
            throw Problem.invalid(name, "must be true or false");
        }
        return Boolean.valueOf(word);
    }
}
