package io.spikewatch.app.usage;

import io.spikewatch.app.billing.UsageAnswer;
import io.spikewatch.app.billing.UsageQueries.Name;
import io.spikewatch.app.ui.Choice;
import io.spikewatch.app.ui.Dates;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Puts the answer to a view into words. */
class Wording {

    private final UsageView view;
    private final List<Name> catalogue;
    private final LocalDate today;

    Wording(UsageView view, List<Name> catalogue, LocalDate today) {
        this.view = view;
        this.catalogue = catalogue;
        this.today = today;
    }

    UsageContent with(UsageAnswer answer, List<Line> lines, List<SpikeMark> spikes, TeamPicker teams) {
        var isEmpty = lines.stream().allMatch(Line::isEmpty);
        var sentence = new Sentence(lines, view, what(), answer.currency(), today);
        return new UsageContent(
                isEmpty ? UsageContent.State.EMPTY : UsageContent.State.SHOWN,
                view,
                isEmpty ? sentence.whenEmpty() : sentence.text(),
                projection(answer),
                notes(answer),
                choices(teams),
                title(answer.currency()),
                UsageTable.of(lines, answer.partialBuckets(), view),
                spikes,
                csv(view.query().parameters()),
                csv(view.everything().parameters()));
    }

    UsageContent without(UsageContent.State state) {
        return new UsageContent(
                state,
                view,
                "",
                null,
                view.notes(),
                choices(TeamPicker.chosen(view.teams(), List.of())),
                title(null),
                null,
                List.of(),
                csv(view.query().parameters()),
                csv(view.everything().parameters()));
    }

    private List<String> notes(UsageAnswer answer) {
        var notes = new ArrayList<>(view.notes());
        if (answer.next() != null) {
            notes.add(
                    "There is more than a page can show: choose fewer usage types or a smaller top. The CSV has all.");
        }
        return notes;
    }

    private @Nullable String projection(UsageAnswer answer) {
        var period = answer.period();
        if (period == null) {
            return null;
        }
        var currency = period.currency() == null ? answer.currency() : period.currency();
        var until = period.dataUntil() == null ? " so far" : " until " + Dates.brief(period.dataUntil());
        var projected = period.projected() == null
                ? ""
                : ", about " + Amounts.money(period.projected(), currency) + " projected for all of it";
        return "Billing period from %s to %s%s: %s%s%s."
                .formatted(
                        Dates.brief(period.start()),
                        Dates.brief(period.end()),
                        period.plan() == null ? "" : " on plan " + period.plan(),
                        Amounts.money(period.spend(), currency),
                        until,
                        projected);
    }

    /** {@code Daily events by team, 21 Oct to 19 Nov, UTC days}. */
    private String title(@Nullable String currency) {
        var breakdown = view.breakdown() == Breakdown.NONE
                ? ""
                : " " + view.breakdown().label().toLowerCase(Locale.ROOT);
        return view.interval().adjective() + " " + what() + (currency == null ? "" : " in " + currency) + breakdown
                + ", " + view.range().words(today) + ", UTC days";
    }

    /** What is counted, as in the middle of a sentence. */
    private String what() {
        if (view.measure() == Measure.SPEND) {
            return "spend";
        }
        return view.types().size() == 1 ? labelOf(view.types().get(0)).toLowerCase(Locale.ROOT) : "usage";
    }

    private String labelOf(String type) {
        return catalogue.stream()
                .filter(each -> each.id().equals(type))
                .map(Name::label)
                .findFirst()
                .orElse(type.replace('_', ' '));
    }

    private String csv(Map<String, List<String>> parameters) {
        return new Address(view.measure().exportPath(), parameters).toString();
    }

    private UsageContent.Choices choices(TeamPicker teams) {
        return new UsageContent.Choices(
                types(),
                typesSummary(),
                withoutChoice(),
                teams,
                teamsSummary(teams),
                breakdowns(),
                ranges(),
                intervals());
    }

    /** Those the address chooses are listed even while the catalogue is out of reach. */
    private List<Choice> types() {
        var chosen = view.isUsualType() ? List.<String>of() : view.types();
        return Stream.concat(catalogue.stream().map(Name::id), view.types().stream())
                .distinct()
                .map(each -> new Choice(each, labelOf(each), chosen.contains(each)))
                .toList();
    }

    private String withoutChoice() {
        var one = view.measure() == Measure.USAGE && !view.breakdown().isByType();
        return "Without a choice: " + (one ? labelOf(UsageView.FIRST_TYPE) : "all usage types");
    }

    private String typesSummary() {
        return switch (view.types().size()) {
            case 0 -> "All usage types";
            case 1 -> labelOf(view.types().get(0));
            default -> view.types().size() + " usage types";
        };
    }

    private String teamsSummary(TeamPicker teams) {
        return switch (view.teams().size()) {
            case 0 -> "All teams";
            case 1 -> teams.teams().get(0).label();
            default -> view.teams().size() + " teams";
        };
    }

    private List<Choice> breakdowns() {
        return Arrays.stream(Breakdown.values())
                .map(each -> new Choice(each.word(), each.label(), each == view.breakdown()))
                .toList();
    }

    private List<Choice> ranges() {
        var presets = Arrays.stream(DateRange.Preset.values())
                .map(each -> new Choice(
                        each.word(), each.label(), each == view.range().preset()));
        var dates = new Choice("dates", "From and to", view.range().preset() == null);
        return Stream.concat(presets, Stream.of(dates)).toList();
    }

    private List<Choice> intervals() {
        return Arrays.stream(Interval.values())
                .map(each -> new Choice(each.word(), each.label(), each == view.interval()))
                .toList();
    }
}
