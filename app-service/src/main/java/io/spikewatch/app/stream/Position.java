package io.spikewatch.app.stream;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where in the changes a stream stands: the {@code id:} of its events, and what clients send back as
 * {@code Last-Event-ID}. It says all that is needed to go on anywhere, at any replica.
 *
 * @param id a UUID of version 7, which tells the time
 * @param horizon the oldest transaction that may have been under way then
 */
record Position(UUID id, long horizon) {

    /** What was committed since this long before a position is sent again. */
    static final Duration OVERLAP = Duration.ofSeconds(60);

    private static final Pattern TEXT =
            Pattern.compile("([0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12})\\.(\\d{1,18})");

    /** What is none of ours is no position. */
    static Optional<Position> parse(@Nullable String text) {
        return Optional.ofNullable(text)
                .map(TEXT::matcher)
                .filter(matcher -> matcher.matches())
                .map(matcher -> new Position(UUID.fromString(matcher.group(1)), Long.parseLong(matcher.group(2))));
    }

    /** The smallest id of a change that is as much as {@code earlier} before this. */
    UUID before(Duration earlier) {
        return idAt(millis() - earlier.toMillis(), 0, 0);
    }

    /** The same place under another id, so that nobody takes two events for one. */
    Position renamed() {
        var random = ThreadLocalRandom.current();
        return new Position(idAt(millis(), random.nextLong(), random.nextLong()), horizon);
    }

    private long millis() {
        return id.getMostSignificantBits() >>> 16;
    }

    private static UUID idAt(long millis, long high, long low) {
        return new UUID(millis << 16 | 0x7000 | high & 0xfff, Long.MIN_VALUE | low >>> 2);
    }

    @Override
    public String toString() {
        return id + "." + horizon;
    }
}
