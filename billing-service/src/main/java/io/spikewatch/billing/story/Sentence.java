package io.spikewatch.billing.story;

import static java.util.Objects.requireNonNullElse;
import static java.util.stream.Collectors.joining;

import io.spikewatch.billing.explanation.Extreme;
import io.spikewatch.billing.explanation.Figures;
import io.spikewatch.detector.Judgement;
import io.spikewatch.detector.Suppression;
import io.spikewatch.messages.Direction;
import io.spikewatch.messages.UsageSpikeDetected.TopTeam;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Puts a judgement into one sentence for people. */
public final class Sentence {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM", Locale.ENGLISH);
    private static final DateTimeFormatter DAY_OF_YEAR = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);

    /** Having been higher within this time is nothing remarkable. */
    private static final int REMARKABLE_DAYS = 28;

    private static final BigDecimal MOST = new BigDecimal("0.5");

    private Sentence() {}

    /**
     * {@code Events 3.2× the usual Tuesday (41,200 vs ~12,900; highest since 3 March); 87% from Web}.
     *
     * @param alike labels of what is part of the same story
     */
    public static String of(
            String label, Judgement judgement, Extreme extreme, List<TopTeam> topTeams, List<String> alike) {
        var sentence = new StringJoiner("; ");
        sentence.add(label + " " + size(judgement, extreme(judgement, extreme)));
        topTeams.stream().limit(1).forEach(team -> addTeam(sentence, team));
        if (!alike.isEmpty()) {
            sentence.add(inOneBreath(alike) + " alike");
        }
        return sentence.toString();
    }

    /** {@code Whole account up: events, exceptions, … and tokens 3.2× the usual Tuesday}. */
    static String wholeAccount(Direction direction, BigDecimal factor, List<String> labels, String weekday) {
        var rise = direction == Direction.UP;
        return "Whole account %s: %s %s usual %s"
                .formatted(rise ? "up" : "down", inOneBreath(labels), ofThe(rise, factor), weekday);
    }

    public static String notReported(String label) {
        return label + " were not reported";
    }

    public static String tooLittleHistory(String label, Judgement judgement) {
        return "%s: %s, with too little history to say what is usual".formatted(label, count(judgement.observed()));
    }

    /**
     * Of a day that people were not told of.
     *
     * @param calendarNote what the calendar says of it; null: nothing
     */
    public static String notTold(String label, Judgement judgement, @Nullable String calendarNote) {
        if (judgement.suppression() == null && Math.abs(judgement.score()) <= 3) {
            return label + " as usual on a " + range(judgement);
        }
        return label + " " + size(judgement, Stream.empty()) + ", " + reason(judgement.suppression(), calendarNote);
    }

    private static String reason(@Nullable Suppression suppression, @Nullable String calendarNote) {
        if (suppression == null) {
            return "not far enough from usual to be told";
        }
        return switch (suppression) {
            case WEEKLY, MONTHLY -> "as on the same day of earlier weeks or months";
            case HOLIDAY -> "on " + requireNonNullElse(calendarNote, "or next to a public holiday");
            case LIKELY_DAY_OFF -> "as on a day off";
            case IMMATERIAL -> "too little of a change to be told";
            case COOL_DOWN -> "which people have just been told of";
            case RETURN_TO_OLD_LEVEL -> "which is where it was a few weeks ago";
        };
    }

    private static String range(Judgement judgement) {
        var figures = Figures.of(judgement);
        return "%s (%s, between %s and %s expected)"
                .formatted(
                        figures.weekday(),
                        count(judgement.observed()),
                        grouped(figures.expectedLow()),
                        grouped(figures.expectedHigh()));
    }

    /** @param remarks put beside the counts */
    private static String size(Judgement judgement, Stream<String> remarks) {
        var figures = Figures.of(judgement);
        var day = judgement.weekdaysKnown() ? figures.weekday() : "day";
        var counts = "%s vs ~%s".formatted(count(judgement.observed()), about(judgement.expected()));
        var inBrackets = "(" + Stream.concat(Stream.of(counts), remarks).collect(joining("; ")) + ")";
        return "%s usual %s %s".formatted(ofThe(isRise(judgement), figures.factor()), day, inBrackets);
    }

    private static String ofThe(boolean rise, @Nullable BigDecimal factor) {
        if (factor == null) {
            return "far from the";
        }
        return rise ? grouped(factor) + "× the" : "at %s%% of the".formatted(grouped(factor.movePointRight(2)));
    }

    private static Stream<String> extreme(Judgement judgement, Extreme extreme) {
        var word = isRise(judgement) ? "highest" : "lowest";
        var today = LocalDate.ofEpochDay(judgement.epochDay());
        var since = extreme.since();
        if (since == null) {
            return Stream.of("%s in %d days".formatted(word, extreme.days()));
        }
        return since.isBefore(today.minusDays(REMARKABLE_DAYS))
                ? Stream.of("%s since %s".formatted(word, inWords(since, today)))
                : Stream.empty();
    }

    private static void addTeam(StringJoiner sentence, TopTeam team) {
        var share = team.shareOfChange();
        if (share != null && share.compareTo(MOST) >= 0) {
            var part = share.compareTo(BigDecimal.ONE) >= 0
                    ? "all"
                    : share.movePointRight(2).toPlainString() + "%";
            var name = team.teamName() == null ? "Team " + team.teamId() : team.teamName();
            sentence.add("%s from %s".formatted(part, name));
        }
    }

    /** {@code events, recordings and tokens}. */
    private static String inOneBreath(List<String> labels) {
        var words = labels.stream().map(label -> label.toLowerCase(Locale.ROOT)).toList();
        var last = words.size() - 1;
        return last == 0 ? words.get(0) : String.join(", ", words.subList(0, last)) + " and " + words.get(last);
    }

    private static boolean isRise(Judgement judgement) {
        return judgement.observed() >= judgement.expected();
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
