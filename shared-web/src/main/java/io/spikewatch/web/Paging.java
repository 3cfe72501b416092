package io.spikewatch.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Which part of a list a caller asked for; a controller argument, read from {@code limit} and {@code offset}. */
public record Paging(int limit, int offset) {

    static final int DEFAULT_LIMIT = 20;
    static final int MAX_LIMIT = 100;

    /** The page of the current request; {@code results} starts at {@link #offset}. */
    public <T> PagedList<T> page(long count, List<T> results) {
        var next = (long) offset + limit < count ? path(offset + limit) : null;
        var previous = offset > 0 ? path(Math.max(0, offset - limit)) : null;
        return new PagedList<>(count, next, previous, results);
    }

    private static @Nullable String path(int offset) {
        var uri = ServletUriComponentsBuilder.fromCurrentRequest()
                .replaceQueryParam("offset", offset)
                .build();
        return uri.getPath() + "?" + uri.getQuery();
    }
}
