package io.spikewatch.app.ui;

import io.spikewatch.app.billing.SpikeExplanation;
import io.spikewatch.app.billing.SpikeExplanation.Day;
import io.spikewatch.app.billing.SpikeExplanation.TeamShare;
import io.spikewatch.app.page.ChartFrame;
import io.spikewatch.app.page.Dates;
import io.spikewatch.app.page.Figures;
import io.spikewatch.app.page.Severity;
import io.spikewatch.app.page.UsageTypes;
import java.math.BigDecimal;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;

/** Says an explanation in words, numbers and drawings. */
class Wording {

    private final String account;
    private final SpikeExplanation why;
    private final Severity severity;
    private final String label;
    private final List<Day> days;

    Wording(String account, SpikeExplanation why, Severity severity) {
        this.account = account;
        this.why = why;
        this.severity = severity;
        this.label = Optional.ofNullable(why.label()).orElseGet(() -> UsageTypes.labelOf(why.usageType()))
                + TeamWords.of(why.teamId(), why.teamName());
        this.days = Optional.ofNullable(why.days()).orElse(List.of());
    }

    UsageContent.Explanation explanation() {
        return new UsageContent.Explanation(
                heading(),
                isOut() ? severity : null,
                tag(),
                sentence(),
                facts(),
                teams(),
                Dates.brief(why.date()) + " against expected",
                chartTitle(),
                charts(),
                days.stream().map(Wording::row).toList());
    }

    private String heading() {
        return switch (why.verdict()) {
            case SPIKING -> label + " " + change();
            case IN_EPISODE -> label + " still out of their range" + since();
            case NORMAL -> label + (isInRange() ? " in their normal range" : " out of their range, but not told");
            case TOO_LITTLE_HISTORY -> "Too little history to judge " + label.toLowerCase(Locale.ROOT);
            case NO_REPORT -> "No usage report for " + Dates.withYear(why.date());
        };
    }

    private String change() {
        if (!isDrop()) {
            return Figures.factor(why.factor()) + " the usual " + weekday();
        }
        var isNothingLeft = why.factor() == null || why.factor().signum() == 0;
        return isNothingLeft
                ? "fell to " + Figures.number(why.observed())
                : "down to " + Figures.factor(why.factor()) + " the usual " + weekday();
    }

    private String since() {
        return why.episodeStart() == null ? "" : " since " + Dates.brief(why.episodeStart());
    }

    private String tag() {
        var word = switch (why.verdict()) {
            case SPIKING -> critical() + (isDrop() ? "drop" : "spike");
            case IN_EPISODE -> isDrop() ? "Drop goes on" : "Spike goes on";
            case NORMAL -> isInRange() ? "Normal" : "Not told";
            case TOO_LITTLE_HISTORY -> "Too little history";
            case NO_REPORT -> "No report";
        };
        return StringUtils.capitalize(word) + " · " + Dates.brief(why.date());
    }

    private String critical() {
        return severity.isCritical() ? "critical " : "";
    }

    private String sentence() {
        return Optional.ofNullable(why.sentence())
                .filter(each -> !each.isBlank())
                .orElseGet(this::ownSentence);
    }

    private String ownSentence() {
        if (why.observed() == null) {
            return "Nothing was reported for this day, so there is nothing to compare.";
        }
        var counted = Figures.number(why.observed()) + " counted on " + Dates.withWeekday(why.date());
        return why.expected() == null
                ? counted + "; there is not enough history yet to say what was to be expected."
                : counted + ", where about " + Figures.number(why.expected()) + " were expected (" + range() + ").";
    }

    private List<UsageContent.Fact> facts() {
        return Stream.of(
                        new UsageContent.Fact("Observed", Figures.number(why.observed())),
                        new UsageContent.Fact("Expected", Figures.number(why.expected())),
                        new UsageContent.Fact("Normal range", range()),
                        new UsageContent.Fact("Factor", factor()))
                .filter(each -> !each.value().equals(Figures.UNKNOWN))
                .toList();
    }

    private String factor() {
        var factor = Figures.factor(why.factor());
        return why.percentChange() == null ? factor : factor + " (" + Figures.percentChange(why.percentChange()) + ")";
    }

    private String range() {
        return range(why.expectedLow(), why.expectedHigh());
    }

    private static String range(@Nullable BigDecimal low, @Nullable BigDecimal high) {
        return low == null || high == null ? Figures.UNKNOWN : Figures.number(low) + " to " + Figures.number(high);
    }

    private List<UsageContent.Team> teams() {
        return Optional.ofNullable(why.topTeams()).orElse(List.of()).stream()
                .map(Wording::team)
                .toList();
    }

    private static UsageContent.Team team(TeamShare each) {
        return new UsageContent.Team(
                Optional.ofNullable(each.teamName()).orElse("Team " + each.teamId()),
                Figures.number(each.observed()),
                Figures.number(each.expected()),
                Figures.change(each.expected(), each.observed()),
                Figures.share(each.shareOfChange()),
                widthOf(each.shareOfChange()));
    }

    private static int widthOf(@Nullable BigDecimal share) {
        return share == null
                ? 0
                : Math.max(0, Math.min(100, share.movePointRight(2).intValue()));
    }

    private String chartTitle() {
        if (days.isEmpty()) {
            return label + " of " + account;
        }
        return label + " of " + account + ", " + Dates.withYear(days.get(0).date()) + " to "
                + Dates.withYear(days.get(days.size() - 1).date()) + ". " + ownSentence();
    }

    private List<UsageChart> charts() {
        return days.isEmpty()
                ? List.of()
                : ChartFrame.ALL.stream()
                        .map(frame -> new ChartDrawing(days, frame).draw(why.date(), askedLabel()))
                        .toList();
    }

    private String askedLabel() {
        if (why.observed() == null) {
            return Dates.brief(why.date());
        }
        var factor = isOut() && why.factor() != null ? " · " + Figures.factor(why.factor()) : "";
        return Dates.brief(why.date()) + ": " + Figures.number(why.observed()) + factor;
    }

    private static UsageContent.DayRow row(Day day) {
        return new UsageContent.DayRow(
                Dates.withYear(day.date()),
                day.observed() == null ? "no report" : Figures.number(day.observed()),
                Figures.number(day.expected()),
                range(day.expectedLow(), day.expectedHigh()),
                day.spike());
    }

    private boolean isOut() {
        return why.verdict() == SpikeExplanation.Verdict.SPIKING
                || why.verdict() == SpikeExplanation.Verdict.IN_EPISODE;
    }

    private boolean isInRange() {
        return isAtMost(why.expectedLow(), why.observed()) && isAtMost(why.observed(), why.expectedHigh());
    }

    private static boolean isAtMost(@Nullable BigDecimal low, @Nullable BigDecimal high) {
        return low == null || high == null || low.compareTo(high) <= 0;
    }

    private boolean isDrop() {
        return "down".equals(why.direction());
    }

    private String weekday() {
        return why.date().getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }
}
