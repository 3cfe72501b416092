package io.spikewatch.app.event;

import io.spikewatch.app.notification.Priority;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a person reads, and where it leads; the lengths count code points. */
public record Content(
        String title,
        String body,
        Priority priority,
        String resourceType,
        String resourceId,
        String sourceType,
        String sourceId,
        @Nullable String sourceUrl,
        Map<String, Object> metadata) {

    public static final int MAX_TITLE = 100;
    public static final int MAX_BODY = 200;
}
