package io.spikewatch.app.usage;

import io.spikewatch.app.page.Choice;
import io.spikewatch.app.view.Breakdown;
import io.spikewatch.app.view.Catalogue;
import io.spikewatch.app.view.DateRange;
import io.spikewatch.app.view.Interval;
import io.spikewatch.app.view.UsageView;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * What somebody can choose, and has chosen.
 *
 * @param withoutType what is shown when no usage type is chosen
 */
record Filters(
        List<Choice> types,
        String typesSummary,
        String withoutType,
        TeamPicker teams,
        String teamsSummary,
        List<Choice> breakdowns,
        List<Choice> ranges,
        List<Choice> intervals) {

    static Filters of(UsageView view, Catalogue catalogue, TeamPicker teams) {
        return new Filters(
                types(view, catalogue),
                typesSummary(view, catalogue),
                "Without a choice: "
                        + (view.isOfOneType() ? catalogue.labelOf(UsageView.FIRST_TYPE) : "all usage types"),
                teams,
                teamsSummary(view, teams),
                breakdowns(view),
                ranges(view),
                intervals(view));
    }

    /** Those the address chooses are listed even while the catalogue is out of reach. */
    private static List<Choice> types(UsageView view, Catalogue catalogue) {
        var chosen = view.isUsualType() ? List.<String>of() : view.types();
        return Stream.concat(catalogue.ids(), view.types().stream())
                .distinct()
                .map(each -> new Choice(each, catalogue.labelOf(each), chosen.contains(each)))
                .toList();
    }

    private static String typesSummary(UsageView view, Catalogue catalogue) {
        return switch (view.types().size()) {
            case 0 -> "All usage types";
            case 1 -> catalogue.labelOf(view.types().get(0));
            default -> view.types().size() + " usage types";
        };
    }

    private static String teamsSummary(UsageView view, TeamPicker teams) {
        return switch (view.teams().size()) {
            case 0 -> "All teams";
            case 1 -> teams.teams().get(0).label();
            default -> view.teams().size() + " teams";
        };
    }

    private static List<Choice> breakdowns(UsageView view) {
        return Arrays.stream(Breakdown.values())
                .map(each -> new Choice(each.word(), each.label(), each == view.breakdown()))
                .toList();
    }

    private static List<Choice> ranges(UsageView view) {
        var presets = Arrays.stream(DateRange.Preset.values())
                .map(each -> new Choice(
                        each.word(), each.label(), each == view.range().preset()));
        var dates = new Choice(DateRange.DATES, "From and to", view.range().preset() == null);
        return Stream.concat(presets, Stream.of(dates)).toList();
    }

    private static List<Choice> intervals(UsageView view) {
        return Arrays.stream(Interval.values())
                .map(each -> new Choice(each.word(), each.label(), each == view.interval()))
                .toList();
    }
}
