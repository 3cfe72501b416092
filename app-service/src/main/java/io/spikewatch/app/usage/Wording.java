package io.spikewatch.app.usage;

import io.spikewatch.app.billing.UsageAnswer;
import io.spikewatch.app.view.Breakdown;
import io.spikewatch.app.view.Catalogue;
import io.spikewatch.app.view.Measure;
import io.spikewatch.app.view.UsageView;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;

/** Puts the answer to a view into words. */
class Wording {

    private final UsageView view;
    private final Catalogue catalogue;
    private final LocalDate today;

    Wording(UsageView view, Catalogue catalogue, LocalDate today) {
        this.view = view;
        this.catalogue = catalogue;
        this.today = today;
    }

    UsageContent with(UsageAnswer answer, Lines lines, List<SpikeMark> spikes, TeamPicker teams) {
        var sentence = new Sentence(lines, view, what(), answer.currency(), today);
        return new UsageContent(
                lines.isEmpty() ? UsageContent.State.EMPTY : UsageContent.State.SHOWN,
                HttpStatus.OK,
                view,
                lines.isEmpty() ? sentence.whenEmpty() : sentence.text(),
                answer.period() == null ? null : new PeriodSentence(answer.period()).text(),
                notes(lines),
                Filters.of(view, catalogue, teams),
                title(answer.currency()),
                remark(lines),
                new TableDrawing(lines, answer.partialBuckets(), view).draw(),
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
                view.notes(),
                Filters.of(view, catalogue, TeamPicker.chosen(view.teams(), List.of())),
                title(null),
                null,
                null,
                List.of(),
                view.csv(view.query()).toString(),
                view.csv(view.everything()).toString());
    }

    private List<String> notes(Lines lines) {
        var notes = new ArrayList<>(view.notes());
        if (lines.cut()) {
            notes.add(
                    "Chart and table show the first %d lines of more: choose fewer usage types, a smaller top or longer"
                                    .formatted(lines.all().size())
                            + " intervals. The CSV has all.");
        }
        return notes;
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
