package io.spikewatch.billing.spike;

import io.spikewatch.billing.spike.Verdict.Judged;
import io.spikewatch.billing.spike.Verdict.Normal;
import io.spikewatch.billing.spike.Verdict.TooLittleHistory;
import io.spikewatch.messages.Direction;
import io.spikewatch.messages.UsageSpikeDetected.TopTeam;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/** Puts a verdict into one sentence for people. */
final class Sentence {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM", Locale.ENGLISH);
    private static final DateTimeFormatter DAY_OF_YEAR = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);

    /** Having been higher within this time is nothing remarkable. */
    private static final int REMARKABLE_DAYS = 28;

    private static final BigDecimal MOST = new BigDecimal("0.5");

    private Sentence() {}

    /** {@code Events 3.2× the usual Tuesday (41,200 instead of about 12,900); the highest since 3 March; 87% …}. */
    static String of(String label, Judged verdict, List<TopTeam> topTeams) {
        var comparison = verdict.comparison();
        if (verdict instanceof Normal normal) {
            return onNormalDay(label, comparison, normal.recurring());
        }
        var sentence = new StringJoiner("; ");
        sentence.add(label + " " + size(comparison));
        addExtreme(sentence, comparison);
        topTeams.stream().limit(1).forEach(team -> addTeam(sentence, comparison, team));
        return sentence.toString();
    }

    static String unjudged(String label, Verdict verdict) {
        return verdict instanceof TooLittleHistory little
                ? "%s: %s, with too little history to say what is usual".formatted(label, count(little.observed()))
                : label + " were not reported";
    }

    private static String onNormalDay(String label, Comparison comparison, boolean recurring) {
        if (recurring) {
            return label + " " + size(comparison) + ", as on the same day of earlier weeks or months";
        }
        return Math.abs(comparison.score()) <= 3
                ? label + " as usual on a " + range(comparison)
                : label + " " + size(comparison) + ", not far enough from usual to be told";
    }

    private static String range(Comparison comparison) {
        var figures = Figures.of(comparison);
        return "%s (%s, between %s and %s expected)"
                .formatted(
                        figures.weekday(),
                        count(comparison.observed()),
                        grouped(figures.expectedLow()),
                        grouped(figures.expectedHigh()));
    }

    private static String size(Comparison comparison) {
        var figures = Figures.of(comparison);
        var day = comparison.weekdaysKnown() ? figures.weekday() : "day";
        var counts = "(%s instead of about %s)".formatted(count(comparison.observed()), about(comparison.expected()));
        var factor = figures.factor();
        if (comparison.observed() == 0) {
            return "at 0 instead of about %s on a usual %s".formatted(about(comparison.expected()), day);
        }
        if (factor == null) {
            return "far from the usual " + day + " " + counts;
        }
        return comparison.direction() == Direction.UP
                ? "%s× the usual %s %s".formatted(grouped(factor), day, counts)
                : "at %s%% of the usual %s %s".formatted(grouped(factor.movePointRight(2)), day, counts);
    }

    private static void addExtreme(StringJoiner sentence, Comparison comparison) {
        var word = comparison.direction() == Direction.UP ? "highest" : "lowest";
        var since = comparison.background().extremeSince();
        if (since == null) {
            sentence.add(
                    "the %s in %d days".formatted(word, comparison.background().historyDays()));
        } else if (since.isBefore(comparison.date().minusDays(REMARKABLE_DAYS))) {
            sentence.add("the %s since %s".formatted(word, inWords(since, comparison.date())));
        }
    }

    private static void addTeam(StringJoiner sentence, Comparison comparison, TopTeam team) {
        var share = team.shareOfChange();
        if (share != null && share.compareTo(MOST) >= 0) {
            var change = comparison.direction() == Direction.UP ? "rise" : "drop";
            var part = share.compareTo(BigDecimal.ONE) >= 0
                    ? "all"
                    : share.movePointRight(2).toPlainString() + "%";
            var name = team.teamName() == null ? "Team " + team.teamId() : team.teamName();
            sentence.add("%s of the %s comes from %s".formatted(part, change, name));
        }
    }

    private static String inWords(LocalDate date, LocalDate today) {
        return date.format(date.getYear() == today.getYear() ? DAY : DAY_OF_YEAR);
    }

    private static String count(long count) {
        return grouped(BigDecimal.valueOf(count));
    }

    private static String about(double count) {
        var rounded = BigDecimal.valueOf(count).round(new MathContext(count < 10 ? 2 : 3));
        return grouped(rounded.stripTrailingZeros());
    }

    private static String grouped(BigDecimal number) {
        return String.format(Locale.ROOT, "%,." + Math.max(0, number.scale()) + "f", number);
    }
}
