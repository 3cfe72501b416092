package io.spikewatch.web;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads ids more strictly than {@link UUID#fromString}, which takes {@code 1-1-1-1-1}. */
public final class Uuids {

    private static final Pattern UUID_TEXT = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

    private Uuids() {}

    public static Optional<UUID> parse(@Nullable String text) {
        return Optional.ofNullable(text).filter(UUID_TEXT.asMatchPredicate()).map(UUID::fromString);
    }

    /**
     * The id of something that an address names.
     *
     * @param what what it would be, as in {@link Problem#notFound}
     * @throws Problem 404 if it is no id, which is the id of nothing
     */
    public static UUID of(String text, String what) {
        return parse(text).orElseThrow(() -> Problem.notFound(what));
    }
}
