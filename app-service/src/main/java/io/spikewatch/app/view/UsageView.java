package io.spikewatch.app.view;

import io.spikewatch.app.billing.UsageQuery;
import io.spikewatch.app.page.UsageTypes;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which part of usage or spend somebody looks at, and how: all that an address says.
 *
 * @param organizationId stands in every address, so that pages, links and downloads are of one organization
 * @param types usage types to show, all of them when empty
 * @param teams ids of teams to show, all of them when empty
 * @param top how many lines to keep apart where there is one a team
 * @param hidden keys of lines that the chart leaves out
 * @param search what somebody looks for among the teams; null while they don't
 * @param notes what the address got wrong, and what counts instead
 */
public record UsageView(
        Measure measure,
        String organizationId,
        List<String> types,
        List<String> teams,
        Breakdown breakdown,
        DateRange range,
        Interval interval,
        boolean comparing,
        boolean hidingEmpty,
        int top,
        boolean area,
        Sort sort,
        Set<String> hidden,
        @Nullable String search,
        List<String> notes) {

    static final int USUAL_TOP = 6;
    static final int MOST_TOP = 100;
    static final int MOST_TEAMS = 100;
    public static final String FIRST_TYPE = UsageTypes.FIRST;
    static final Pattern TYPE = Pattern.compile("\\w{1,100}");
    public static final Pattern TEAM = Pattern.compile("\\d{1,19}");

    private static final int MOST_CELLS = 24_000;
    private static final int FEWEST_ROWS = 20;
    private static final int MOST_ROWS = 250;

    /** The shortest address that leads here. */
    public Address address() {
        var parameters = new LinkedHashMap<String, List<String>>();
        put(parameters, "organization_id", List.of(organizationId));
        put(parameters, "type", isUsualType() ? List.of() : types);
        put(parameters, "team", teams);
        put(parameters, "breakdown", unless(breakdown == measure.usualBreakdown(), breakdown.word()));
        putRange(parameters);
        put(parameters, "interval", unless(interval == Interval.DAY, interval.word()));
        put(parameters, "compare", unless(comparing, "none"));
        put(parameters, "empty", unless(hidingEmpty, "show"));
        put(parameters, "top", unless(top == USUAL_TOP, String.valueOf(top)));
        put(parameters, "chart", unless(!area, "area"));
        put(parameters, "sort", unless(sort.equals(Sort.USUAL), sort.word()));
        put(parameters, "hide", List.copyOf(hidden));
        return new Address(measure.path(), parameters);
    }

    /** The same without the period before, and why. */
    public UsageView withoutPrevious(String why) {
        return new UsageView(
                measure,
                organizationId,
                types,
                teams,
                breakdown,
                range,
                interval,
                false,
                hidingEmpty,
                top,
                area,
                sort,
                hidden,
                search,
                Stream.concat(notes.stream(), Stream.of(why)).toList());
    }

    /** The same with dates that stay, for others to look at. */
    public Address fixedAddress() {
        return daysFrom(range.from(), range.to());
    }

    /** The same on other days. */
    public Address daysFrom(LocalDate from, LocalDate to) {
        return address().with("range").with("from", from.toString()).with("to", to.toString());
    }

    /** Where the same numbers can be had as CSV. */
    public Address csv(UsageQuery query) {
        return new Address(measure.exportPath(), query.parameters()).with("organization_id", organizationId);
    }

    /** Whether the only type shown is the one that is shown when none is chosen. */
    public boolean isUsualType() {
        return isOfOneType() && types.equals(List.of(FIRST_TYPE));
    }

    /** Counts of different types don't add up: without a breakdown by type only one is shown. */
    public boolean isOfOneType() {
        return measure == Measure.USAGE && !breakdown.isByType();
    }

    private void putRange(Map<String, List<String>> parameters) {
        if (range.preset() != null) {
            put(
                    parameters,
                    "range",
                    unless(
                            range.preset() == DateRange.Preset.USUAL,
                            range.preset().word()));
        } else {
            put(parameters, "from", List.of(range.from().toString()));
            put(parameters, "to", List.of(range.to().toString()));
        }
    }

    private static List<String> unless(boolean usual, String word) {
        return usual ? List.of() : List.of(word);
    }

    private static void put(Map<String, List<String>> parameters, String name, List<String> values) {
        if (!values.isEmpty()) {
            parameters.put(name, values);
        }
    }

    public UsageQuery query() {
        return new UsageQuery(
                range.from(),
                range.to(),
                breakdown.dimensions(),
                interval.word(),
                types,
                teams,
                comparing,
                !hidingEmpty,
                breakdown.isByTeam() ? top : null);
    }

    /** What the lines are parts of. */
    public UsageQuery wholeQuery() {
        return new UsageQuery(
                range.from(), range.to(), List.of(), interval.word(), types, teams, comparing, true, null);
    }

    /** All there is on the same days. */
    public UsageQuery everything() {
        return new UsageQuery(
                range.from(),
                range.to(),
                Breakdown.BOTH.dimensions(),
                interval.word(),
                List.of(),
                List.of(),
                false,
                true,
                null);
    }

    /** As many series as a table stays readable, and a page light, with. */
    public int mostSeries() {
        var series = MOST_CELLS / interval.mostBuckets(range.days());
        return Math.max(FEWEST_ROWS, Math.min(MOST_ROWS, series / 2 * 2));
    }

    /** Whether the lines add up to something that has a unit. */
    public boolean isAdditive() {
        return measure == Measure.SPEND || !breakdown.isByType();
    }

    /** Whether the whole is the organization's own count, to which the counts of its teams needn't add up. */
    public boolean isOfOrganization() {
        return measure == Measure.USAGE && teams.isEmpty();
    }

    public boolean shows(String usageType) {
        return types.isEmpty() || types.contains(usageType);
    }
}
