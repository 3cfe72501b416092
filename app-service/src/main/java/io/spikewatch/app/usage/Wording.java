package io.spikewatch.app.usage;

import io.spikewatch.app.billing.UsageAnswer;
import io.spikewatch.app.page.Dates;
import io.spikewatch.app.view.Address;
import io.spikewatch.app.view.Breakdown;
import io.spikewatch.app.view.Catalogue;
import io.spikewatch.app.view.Measure;
import io.spikewatch.app.view.UsageView;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;

/** Puts the answer to a view into words. */
class Wording {

    private static final int MOST_DAYS_NAMED = 4;

    private final UsageView view;
    private final Catalogue catalogue;
    private final LocalDate today;

    Wording(UsageView view, Catalogue catalogue, LocalDate today) {
        this.view = view;
        this.catalogue = catalogue;
        this.today = today;
    }

    UsageContent with(
            UsageAnswer answer, Lines lines, @Nullable LimitLine limit, List<SpikeMark> spikes, TeamPicker teams) {
        var sentence = new Sentence(lines, view, what(), answer.currency(), today);
        return new UsageContent(
                lines.isEmpty() ? UsageContent.State.EMPTY : UsageContent.State.SHOWN,
                HttpStatus.OK,
                view,
                lines.isEmpty() ? sentence.whenEmpty() : sentence.text(),
                period(answer, limit),
                periodAddress(answer, limit),
                notes(answer, lines),
                Filters.of(view, catalogue, teams),
                title(answer.currency()),
                remark(lines),
                new TableDrawing(lines, answer, view, limit).draw(),
                spikes,
                view.csv(view.query()).toString(),
                view.csv(view.everything()).toString());
    }

    UsageContent without(UsageContent.State state, HttpStatusCode status) {
        return new UsageContent(
                state,
                status,
                view,
                "",
                null,
                null,
                view.notes(),
                Filters.of(view, catalogue, TeamPicker.chosen(view.teams(), List.of())),
                title(null),
                null,
                null,
                List.of(),
                view.csv(view.query()).toString(),
                view.csv(view.everything()).toString());
    }

    private @Nullable String period(UsageAnswer answer, @Nullable LimitLine limit) {
        if (limit != null) {
            return limit.text();
        }
        return answer.period() == null ? null : new PeriodSentence(answer.period()).text();
    }

    private @Nullable String periodAddress(UsageAnswer answer, @Nullable LimitLine limit) {
        if (limit != null) {
            return daysOf(limit.period().start(), limit.period().end())
                    .with("breakdown", Breakdown.NONE.word())
                    .toString();
        }
        return answer.period() == null
                ? null
                : daysOf(answer.period().start(), answer.period().end()).toString();
    }

    /** As far as they are over, to yesterday. */
    private Address daysOf(LocalDate start, LocalDate end) {
        var last = end.isAfter(today) ? today : end;
        var to = last.isAfter(start) ? last.minusDays(1) : start;
        return view.daysFrom(start, to);
    }

    private List<String> notes(UsageAnswer answer, Lines lines) {
        var notes = new ArrayList<>(view.notes());
        missing(answer.missingDays()).ifPresent(notes::add);
        if (lines.cut()) {
            notes.add(
                    "Chart and table show the first %d lines of more: choose fewer usage types, a smaller top or longer"
                                    .formatted(lines.all().size())
                            + " intervals. The CSV has all.");
        }
        return notes;
    }

    /** {@code No report for 15 Nov and 16 Nov.}; reports arrive once a day is over. */
    private Optional<String> missing(List<LocalDate> days) {
        var missing = days.stream().filter(today::isAfter).map(Dates::brief).toList();
        if (missing.isEmpty()) {
            return Optional.empty();
        }
        var named = missing.subList(0, missing.size() > MOST_DAYS_NAMED ? MOST_DAYS_NAMED - 1 : missing.size());
        var more = missing.size() - named.size();
        var last = more > 0 ? more + " more days" : named.get(named.size() - 1);
        var first = more > 0 ? named : named.subList(0, named.size() - 1);
        return Optional.of("No report for " + (first.isEmpty() ? "" : String.join(", ", first) + " and ") + last + ".");
    }

    /** Only teams count apart from their organization: money is shared out exactly. */
    private @Nullable String remark(Lines lines) {
        return view.isOfOrganization() && view.breakdown() == Breakdown.TEAM && lines.isUneven()
                ? "The organization counts for itself; its teams add up to "
                        + Amounts.exact(view.measure(), lines.partsTotal()) + "."
                : null;
    }

    /** {@code Daily events by team, 21 Oct to 19 Nov, UTC days}. */
    private String title(@Nullable String currency) {
        var breakdown =
                view.breakdown() == Breakdown.NONE ? "" : " " + view.breakdown().phrase();
        return view.interval().adjective() + " " + what() + (currency == null ? "" : " in " + currency) + breakdown
                + ", " + view.range().words(today) + ", UTC days";
    }

    /** What is counted, as in the middle of a sentence. */
    private String what() {
        if (view.measure() == Measure.SPEND) {
            return "spend";
        }
        return view.types().size() == 1 ? catalogue.labelOf(view.types().get(0)).toLowerCase(Locale.ROOT) : "usage";
    }
}
