package io.spikewatch.app.usage;

import io.spikewatch.app.view.Measure;
import io.spikewatch.app.view.UsageView;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a page shows, in one sentence: how much, how it compares, and where most of it is. */
class Sentence {

    private static final int LONGEST_NAME = 60;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
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
        if (view.measure() == Measure.SPEND) {
            return Amounts.money(amount, currency);
        }
        return (amount.signum() == 0 ? "No" : number(amount)) + " " + what;
    }

    private String number(BigDecimal amount) {
        return view.measure() == Measure.SPEND
                ? Amounts.money(amount, currency)
                : Amounts.exact(view.measure(), amount);
    }

    private String comparison(Line line) {
        if (!view.comparing()) {
            return "";
        }
        var days = view.range().days();
        var than = days == 1 ? "the day before" : "in the " + days + " days before";
        return change(line.totalBefore(), line.total()) + " " + than;
    }

    /** Per cent say little where next to nothing is left, or was there. */
    private String change(BigDecimal before, BigDecimal now) {
        var percent = Amounts.changeInPercent(before, now);
        if (before.signum() == 0) {
            return ", after none";
        }
        if (now.signum() == 0) {
            return ", after " + number(before);
        }
        if (Amounts.isBeyondPercent(percent)) {
            return (percent.signum() > 0 ? ", up from " : ", down from ") + number(before);
        }
        if (percent.signum() == 0) {
            return now.compareTo(before) == 0 ? ", as much as" : ", about as much as";
        }
        return ", %s%% %s than".formatted(percent.abs(), percent.signum() > 0 ? "more" : "less");
    }

    private String mostOf(Line whole) {
        if (lines.all().size() < 2) {
            return "";
        }
        return lines.largest()
                .flatMap(most -> share(most.total(), whole.total())
                        .map(share -> "; %s of %s by %s"
                                .formatted(share, view.measure() == Measure.SPEND ? "it" : "them", isolated(most))))
                .orElse("");
    }

    /** Of one line among several, as long as it is worth a word; teams may count more than their organization. */
    private Optional<String> share(BigDecimal part, BigDecimal whole) {
        var percent = Amounts.percentOf(part, whole);
        if (percent.signum() == 0 || part.compareTo(whole) > 0) {
            return Optional.empty();
        }
        if (part.compareTo(whole) == 0) {
            return Optional.of("all");
        }
        return Optional.of(percent.compareTo(HUNDRED) < 0 ? percent + "%" : "nearly all");
    }

    private String largest() {
        return lines.largest()
                .filter(most -> most.total().signum() > 0)
                .map(most -> isolated(most) + " counts most, " + number(most.total()) + ", " + when + comparison(most))
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
