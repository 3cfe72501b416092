package io.spikewatch.app.usage;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What a page shows, in one sentence: how much, how it compares, and where most of it is. */
class Sentence {

    private static final int LONGEST_NAME = 60;
    private static final String FIRST_STRONG_ISOLATE = "\u2068";
    private static final String POP_ISOLATE = "\u2069";

    private final Lines lines;
    private final UsageView view;
    private final String what;
    private final @Nullable String currency;
    private final String when;

    /** @param what is counted, as in the middle of a sentence */
    Sentence(Lines lines, UsageView view, String what, @Nullable String currency, LocalDate today) {
        this.lines = lines;
        this.view = view;
        this.what = what;
        this.currency = currency;
        this.when = view.range().words(today);
    }

    String text() {
        return (lines.whole() == null ? largest() : sum(lines.whole())) + ".";
    }

    String whenEmpty() {
        return view.measure() == Measure.SPEND
                ? "Nothing was spent on these days, " + when + "."
                : "No " + what + " on these days, " + when + ".";
    }

    private String sum(Line whole) {
        return amount(whole.total()) + ", " + when + comparison(whole) + mostOf(whole);
    }

    private String amount(BigDecimal amount) {
        return view.measure() == Measure.SPEND
                ? Amounts.money(amount, currency)
                : Amounts.exact(view.measure(), amount) + " " + what;
    }

    private String comparison(Line line) {
        if (!view.comparing()) {
            return "";
        }
        var days = view.range().days();
        var than = days == 1 ? "the day before" : "in the " + days + " days before";
        if (line.totalBefore().signum() == 0) {
            return ", after none " + than;
        }
        var change = Amounts.change(line.totalBefore(), line.total());
        return switch (change.charAt(0)) {
            case '+' -> ", " + change.substring(1) + " more than " + than;
            case '−' -> ", " + change.substring(1) + " less than " + than;
            default -> ", as much as " + than;
        };
    }

    private String mostOf(Line whole) {
        if (lines.all().size() < 2) {
            return "";
        }
        return lines.largest()
                .map(most -> "; %s%% of %s by %s"
                        .formatted(
                                Amounts.percentOf(most.total(), whole.total()),
                                view.measure() == Measure.SPEND ? "it" : "them",
                                isolated(most)))
                .orElse("");
    }

    private String largest() {
        return lines.largest()
                .map(most -> isolated(most) + " counts most, " + Amounts.exact(view.measure(), most.total()) + ", "
                        + when + comparison(most))
                .orElseGet(() -> "Usage " + view.breakdown().phrase() + ", " + when);
    }

    /** A name may be written in any direction and be very long. */
    private static String isolated(Line line) {
        var label = line.label();
        var brief = label.length() <= LONGEST_NAME
                ? label
                : label.substring(0, label.offsetByCodePoints(0, label.codePointCount(0, LONGEST_NAME))) + "…";
        return FIRST_STRONG_ISOLATE + brief + POP_ISOLATE;
    }
}
