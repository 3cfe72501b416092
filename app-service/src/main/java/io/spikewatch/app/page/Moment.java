package io.spikewatch.app.page;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A time in words, as seen from now, and exactly. */
public record Moment(Instant instant, String words, String exactly) {

    public static @Nullable Moment of(@Nullable Instant instant, Instant now) {
        return instant == null ? null : new Moment(instant, words(instant, now), Dates.exact(instant));
    }

    private static String words(Instant instant, Instant now) {
        var ahead = Duration.between(now, instant);
        if (ahead.toMinutes() < 1) {
            return Dates.ago(instant, now);
        }
        return ahead.toDays() < 7 ? "in " + Dates.ago(now, instant) : Dates.brief(Dates.dayOf(instant));
    }
}
