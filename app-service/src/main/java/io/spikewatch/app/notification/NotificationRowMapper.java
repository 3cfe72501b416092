package io.spikewatch.app.notification;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;

class NotificationRowMapper implements RowMapper<Notification> {

    @Override
    public Notification mapRow(ResultSet row, int number) throws SQLException {
        var readAt = instant(row, "read_at");
        return new Notification(
                row.getObject("id", UUID.class),
                row.getString("notification_type"),
                Priority.of(row.getString("priority")),
                row.getString("title"),
                row.getString("body"),
                readAt != null,
                readAt,
                instant(row, "archived_at"),
                instant(row, "snoozed_until"),
                "user",
                row.getString("user_id"),
                row.getString("resource_type"),
                row.getString("resource_id"),
                row.getString("source_type"),
                row.getString("source_id"),
                row.getString("source_url"),
                row.getString("metadata"),
                instant(row, "retracted_at"),
                row.getString("retraction_reason"),
                row.getObject("corrects", UUID.class),
                Objects.requireNonNull(instant(row, "created_at")));
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
