package io.spikewatch.web;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.springframework.web.util.UriComponents;

/** Which part of a list a caller asked for; a controller argument, read from {@code limit} and {@code offset}. */
public record Paging(int limit, int offset) {

    /** Set by a proxy that passes answers on unread: the path its own caller asked, where the links shall lead. */
    public static final String PATH_HEADER = "X-Forwarded-Path";

    private static final Pattern PATH = Pattern.compile("(/[A-Za-z0-9._-]{1,64}){1,8}/?");

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
        return publicPath(uri) + "?" + uri.getQuery();
    }

    private static @Nullable String publicPath(UriComponents uri) {
        if (RequestContextHolder.currentRequestAttributes() instanceof ServletRequestAttributes current) {
            var forwarded = current.getRequest().getHeader(PATH_HEADER);
            return forwarded != null && PATH.matcher(forwarded).matches() ? forwarded : uri.getPath();
        }
        return uri.getPath();
    }
}
