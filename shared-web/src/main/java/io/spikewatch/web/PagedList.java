package io.spikewatch.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list. {@code count} is the size of the whole list; {@code next} and {@code previous} are a path with its
 * query, or null at the ends.
 */
public record PagedList<T>(
        long count, @Nullable String next, @Nullable String previous, List<T> results) {}
