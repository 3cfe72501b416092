package io.spikewatch.app.spike;

import static org.assertj.core.api.Assertions.assertThat;

import io.spikewatch.app.notification.Priority;
import io.spikewatch.messages.Direction;
import io.spikewatch.messages.UsageSpikeDetected;
import io.spikewatch.messages.UsageSpikeDetected.Spike;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpikeTextTests {

    private final SpikeText text = new SpikeText(new SpikePriority(new SpikeProperties(new BigDecimal("5"))));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "3.2 | UP   | 220   | 38400   | 12000 | events 3.2× up (+220%), 38,400 instead of 12,000 on 2026-06-09",
                "0.1 | DOWN | -90   | 1200    | 12000 | events 0.1× down (-90%), 1,200 instead of 12,000 on 2026-06-09",
                "3.0 | UP   | 0     | 1.50    | 0.5   | events 3× up (+0%), 1.5 instead of 0.5 on 2026-06-09",
                "    | UP   | 12345 | 38400   | 12000 | events up (+12,345%), 38,400 instead of 12,000 on 2026-06-09",
                "3.2 | UP   |       | 38400   | 12000 | events 3.2× up, 38,400 instead of 12,000 on 2026-06-09",
                "3.2 | UP   | 220   | 1234567 |       | events 3.2× up (+220%), 1,234,567 on 2026-06-09",
                "3.2 | UP   | 220   |         | 12000 | events 3.2× up (+220%), instead of 12,000 on 2026-06-09",
                "    | DOWN |       |         |       | events down on 2026-06-09",
                "0   | DOWN | -100  | 0       | 7     | events 0× down (-100%), 0 instead of 7 on 2026-06-09"
            })
    void saysWhatTheMessageTells(
            @Nullable BigDecimal factor,
            Direction direction,
            @Nullable Long percent,
            @Nullable BigDecimal observed,
            @Nullable BigDecimal expected,
            String body) {
        var spike = spike("2026-06-09", entry("events", direction, factor, percent, observed, expected));

        assertThat(text.body(spike)).isEqualTo(body);
    }

    @Test
    void joinsEntries() {
        var spike = spike("2026-06-09", plain("events"), plain("recordings"));

        assertThat(text.body(spike)).isEqualTo("events up; recordings up on 2026-06-09");
    }

    @ParameterizedTest
    @CsvSource({"Web, events of Web up", ", events of team 7 up"})
    void namesTheTeamThatMovedAlone(@Nullable String name, String body) {
        var entry = new Spike(
                "events",
                null,
                Direction.UP,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                "7",
                name);

        assertThat(text.body(spike(null, entry))).isEqualTo(body);
    }

    @Test
    void leavesOutADateThatIsNotTold() {
        assertThat(text.body(spike(null, plain("events")))).isEqualTo("events up");
    }

    @Test
    void speaksGenerallyWithoutEntries() {
        assertThat(text.body(spike("2026-06-09"))).isEqualTo("Unusual usage detected on 2026-06-09");
        assertThat(text.title("Acme", spike("2026-06-09"))).isEqualTo("Usage spike: Acme");
        assertThat(text.priority(spike("2026-06-09"))).isEqualTo(Priority.NORMAL);
    }

    @Test
    void dropsLaterEntriesBeforeTheDate() {
        var many = Stream.of("a", "b", "c").map(name -> plain(name.repeat(80))).toArray(Spike[]::new);

        var body = text.body(spike("2026-06-09", many));

        assertThat(body).isEqualTo("a".repeat(80) + " up; " + "b".repeat(80) + " up on 2026-06-09");
    }

    @Test
    void keepsEntriesThatJustFit() {
        var date = "2026-06-09";
        var rest = SpikeText.MAX_BODY - "events up; ".length() - " up".length() - " on ".length() - date.length();

        assertThat(text.body(spike(date, plain("events"), plain("x".repeat(rest)))))
                .hasSize(SpikeText.MAX_BODY)
                .contains("; xxx");
        assertThat(text.body(spike(date, plain("events"), plain("x".repeat(rest + 1)))))
                .isEqualTo("events up on 2026-06-09");
    }

    @Test
    void cutsASingleLongEntryBetweenCodePoints() {
        var body = text.body(spike("2026-06-09", plain("🚀".repeat(300))));

        assertThat(body.codePointCount(0, body.length())).isEqualTo(SpikeText.MAX_BODY);
        assertThat(body).isEqualTo("🚀".repeat(SpikeText.MAX_BODY - " on 2026-06-09".length()) + " on 2026-06-09");
    }

    @Test
    void cutsEvenADateWithoutEnd() {
        var body = text.body(spike("9".repeat(500), plain("events")));

        assertThat(body).hasSize(SpikeText.MAX_BODY).startsWith(" on 999");
    }

    @Test
    void cutsLongTitlesBetweenCodePoints() {
        var title = text.title("🚀".repeat(300), spike("2026-06-09"));

        assertThat(title.codePointCount(0, title.length())).isEqualTo(SpikeText.MAX_TITLE);
        assertThat(title).isEqualTo("Usage spike: " + "🚀".repeat(SpikeText.MAX_TITLE - "Usage spike: ".length()));
    }

    @Test
    void callsADropOnlyWhatDropsAltogether() {
        var drop = entry("events", Direction.DOWN, null, null, null, null);

        assertThat(text.title("Acme", spike("2026-06-09", drop, drop))).isEqualTo("Usage drop: Acme");
        assertThat(text.title("Acme", spike("2026-06-09", drop, plain("events"))))
                .isEqualTo("Usage spike: Acme");
    }

    @ParameterizedTest
    @CsvSource({
        "4.999, NORMAL",
        "5, CRITICAL",
        "5.0, CRITICAL",
        "1, NORMAL",
        "0.21, NORMAL",
        "0.2, CRITICAL",
        "0, CRITICAL",
        ", NORMAL",
        "-3, NORMAL"
    })
    void followsTheLargestChangeInEitherDirection(@Nullable BigDecimal factor, Priority priority) {
        var entry = entry("events", Direction.UP, factor, null, null, null);

        assertThat(text.priority(spike("2026-06-09", plain("recordings"), entry)))
                .isEqualTo(priority);
    }

    private static UsageSpikeDetected spike(@Nullable String detectedAt, Spike... entries) {
        return new UsageSpikeDetected("spike", "org", "Acme", null, null, detectedAt, List.of(entries));
    }

    private static Spike plain(String metric) {
        return entry(metric, Direction.UP, null, null, null, null);
    }

    private static Spike entry(
            String metric,
            Direction direction,
            @Nullable BigDecimal factor,
            @Nullable Long percent,
            @Nullable BigDecimal observed,
            @Nullable BigDecimal expected) {
        return new Spike(
                metric, null, direction, factor, percent, observed, expected, null, null, null, null, null, null,
                List.of());
    }
}
