package io.spikewatch.billing.usage;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What is asked, field by field as in the query string; null is absent. */
public record RandomQuery(
        String organizationId,
        LocalDate from,
        LocalDate to,
        @Nullable String usageType,
        @Nullable List<String> usageTypes,
        List<String> breakdowns,
        @Nullable String interval,
        boolean compared,
        boolean withTotals,
        @Nullable List<String> teamIds,
        boolean includeZeros,
        @Nullable Integer top,
        @Nullable Integer limit) {

    private static final List<List<String>> BREAKDOWNS =
            List.of(List.of(), List.of("type"), List.of("team"), List.of("type", "team"), List.of("team", "type"));

    /** In catalogue order. */
    public static final List<String> TYPES = List.of(
            "event_count_in_period",
            "enhanced_persons_event_count_in_period",
            "exceptions_captured_in_period",
            "recording_count_in_period",
            "mobile_recording_count_in_period",
            "rows_synced_in_period",
            "survey_responses_count_in_period",
            "billable_feature_flag_requests_count_in_period",
            "tokens",
            "playbook_runs",
            "seats");

    /** Of the {@link #TYPES}. */
    public static final List<String> LABELS = List.of(
            "Events",
            "Events with person profiles",
            "Exceptions",
            "Recordings",
            "Mobile recordings",
            "Rows synced",
            "Survey responses",
            "Feature flag requests",
            "Tokens",
            "Playbook runs",
            "Seats");

    /** @param unitsAddUp whether several usage types may be asked for without a breakdown by type */
    public static RandomQuery about(RawUsage usage, boolean unitsAddUp, Random random) {
        var first = usage.reports().firstKey();
        var days = (int) (usage.reports().lastKey().toEpochDay() - first.toEpochDay());
        var from = first.plusDays(random.nextInt(days + 20) - 10L);
        var length = random.nextInt(25) == 0 ? 1 + random.nextInt(366) : 1 + random.nextInt(45);
        var breakdowns = pick(BREAKDOWNS, random);
        var oneType = !unitsAddUp && !breakdowns.contains("type");
        var single = oneType ? random.nextBoolean() : random.nextInt(5) == 0;
        return new RandomQuery(
                usage.organizationId(),
                from,
                from.plusDays(length - 1L),
                single ? pick(TYPES, random) : null,
                single ? null : types(oneType, random),
                breakdowns,
                pick(List.of("", "day", "week", "month"), random),
                random.nextInt(3) == 0,
                random.nextBoolean(),
                random.nextInt(4) == 0 ? some(usage.numericTeams(), random) : null,
                random.nextInt(3) > 0,
                random.nextInt(3) == 0 ? 1 + random.nextInt(6) : null,
                random.nextInt(10) == 0 ? 1 + random.nextInt(100) : null);
    }

    private static @Nullable List<String> types(boolean one, Random random) {
        if (one) {
            return List.of(pick(TYPES, random));
        }
        return random.nextBoolean() ? null : some(TYPES, random);
    }

    private static <T> T pick(List<T> choice, Random random) {
        return choice.get(random.nextInt(choice.size()));
    }

    private static List<String> some(List<String> choice, Random random) {
        var some = new ArrayList<String>();
        for (var left = choice.isEmpty() ? 0 : random.nextInt(5); left > 0; left--) {
            some.add(pick(choice, random));
        }
        return some;
    }

    public boolean byType() {
        return breakdowns.contains("type");
    }

    public boolean byTeam() {
        return breakdowns.contains("team");
    }

    /** The usage types asked for, in catalogue order. */
    public List<String> askedTypes() {
        if (usageType != null) {
            return byType() ? TYPES : List.of(usageType);
        }
        return usageTypes == null || usageTypes.isEmpty()
                ? TYPES
                : TYPES.stream().filter(usageTypes::contains).toList();
    }

    public boolean asksForTeam(String team) {
        return !namesTeams() || teamIds.contains(team);
    }

    public boolean namesTeams() {
        return teamIds != null && !teamIds.isEmpty();
    }

    public int days() {
        return (int) (to.toEpochDay() - from.toEpochDay()) + 1;
    }

    public Map<String, String> parameters() {
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("organization_id", organizationId);
        parameters.put("start_date", from.toString());
        parameters.put("end_date", to.toString());
        put(parameters, "usage_type", usageType, Function.identity());
        put(parameters, "usage_types", usageTypes, RandomQuery::array);
        put(parameters, "breakdowns", breakdowns, RandomQuery::array);
        put(parameters, "interval", "".equals(interval) ? null : interval, Function.identity());
        put(parameters, "compare", compared ? "previous_period" : null, Function.identity());
        put(parameters, "show_values_on_series", withTotals, Object::toString);
        put(parameters, "team_ids", teamIds, RandomQuery::array);
        put(parameters, "include_zeros", includeZeros, Object::toString);
        put(parameters, "top", top, Object::toString);
        put(parameters, "limit", limit, Object::toString);
        return parameters;
    }

    private static <T> void put(
            Map<String, String> parameters, String name, @Nullable T value, Function<T, String> text) {
        if (value != null) {
            parameters.put(name, text.apply(value));
        }
    }

    private static String array(List<String> words) {
        return words.isEmpty() ? "[]" : "[\"" + String.join("\",\"", words) + "\"]";
    }
}
