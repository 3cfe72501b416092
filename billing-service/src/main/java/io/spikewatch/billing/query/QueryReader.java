package io.spikewatch.billing.query;

import io.spikewatch.billing.access.Caller;
import io.spikewatch.billing.catalog.UsageType;
import io.spikewatch.billing.catalog.UsageTypes;
import io.spikewatch.web.Problem;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads query parameters strictly: what is malformed is a 400 that names the parameter. */
final class QueryReader {

    /** A leap year. */
    private static final int LONGEST_RANGE = 366;

    private static final int DATE_LENGTH = "2026-06-09".length();
    private static final Pattern WHOLE_NUMBER = Pattern.compile("-?[0-9]{1,100}");
    private static final Pattern DIGITS = Pattern.compile("[0-9]+");
    private static final Set<String> DIMENSIONS = Set.of("type", "team");
    private static final JsonMapper JSON = new JsonMapper();

    private final Function<String, @Nullable String> parameters;

    /** @param parameters by name; null: not given */
    QueryReader(Function<String, @Nullable String> parameters) {
        this.parameters = parameters;
    }

    /** Throws a 403 problem if the caller may not ask for the organization. */
    UsageQuery query(Measure measure, UsageTypes catalogue, Caller caller) {
        var organizationId = required("organization_id");
        caller.mayReadUsageOf(organizationId);
        var from = date("start_date");
        var to = date("end_date");
        checkRange(from, to);
        var breakdown = breakdown();
        return new UsageQuery(
                measure,
                organizationId,
                from,
                to,
                types(measure, breakdown, catalogue),
                breakdown,
                interval(),
                isCompared(),
                flag("show_values_on_series", false),
                teamIds(),
                flag("include_zeros", true),
                number("top"));
    }

    Page page(UsageQuery query) {
        var limit = number("limit");
        var after = parameters.apply("after");
        if (after == null) {
            return new Page(0, limit, null);
        }
        var cursor =
                Cursor.read(query, after).orElseThrow(() -> Problem.invalid("after", "is no cursor of this query"));
        return new Page(cursor.firstSeries(), limit, cursor.version());
    }

    private String required(String name) {
        var text = parameters.apply(name);
        if (text == null || text.isEmpty()) {
            throw Problem.invalid(name, "is required");
        }
        return text;
    }

    private LocalDate date(String name) {
        var text = required(name);
        try {
            if (text.length() == DATE_LENGTH) {
                return LocalDate.parse(text);
            }
        } catch (DateTimeParseException noDate) {
            // answered below
        }
        throw Problem.invalid(name, "must be a date such as 2026-06-09");
    }

    private static void checkRange(LocalDate from, LocalDate to) {
        if (from.isAfter(to)) {
            throw Problem.invalid("start_date", "must not be after end_date");
        }
        if (!to.isBefore(from.plusDays(LONGEST_RANGE))) {
            throw Problem.invalid(
                    "range_too_long", "end_date", "must be within 366 days from start_date, both counted");
        }
    }

    private Breakdown breakdown() {
        var dimensions = words("breakdowns");
        if (!DIMENSIONS.containsAll(dimensions)) {
            throw Problem.invalid("breakdowns", "must have no other values than \"type\" and \"team\"");
        }
        return Breakdown.of(Set.copyOf(dimensions));
    }

    private List<UsageType> types(Measure measure, Breakdown breakdown, UsageTypes catalogue) {
        if (parameters.apply("usage_type") != null && parameters.apply("usage_types") != null) {
            throw Problem.invalid("usage_types", "must not stand beside usage_type");
        }
        var types = chosenTypes(breakdown, catalogue);
        if (measure == Measure.USAGE && !breakdown.byType() && types.size() != 1) {
            var name = parameters.apply("usage_types") == null ? "usage_type" : "usage_types";
            throw Problem.invalid(name, "must name one usage type, as counts of different types don't add up");
        }
        return types;
    }

    private List<UsageType> chosenTypes(Breakdown breakdown, UsageTypes catalogue) {
        var one = parameters.apply("usage_type");
        if (one != null) {
            return breakdown.byType() ? catalogue.all() : List.of(type("usage_type", one, catalogue));
        }
        var several = words("usage_types").stream()
                .map(key -> type("usage_types", key, catalogue))
                .collect(Collectors.toSet());
        return several.isEmpty()
                ? catalogue.all()
                : catalogue.all().stream().filter(several::contains).toList();
    }

    private static UsageType type(String name, String key, UsageTypes catalogue) {
        return catalogue.find(key).orElseThrow(() -> Problem.invalid(name, "names an unknown usage type"));
    }

    private Interval interval() {
        var text = parameters.apply("interval");
        return text == null
                ? Interval.DAY
                : Stream.of(Interval.values())
                        .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(text))
                        .findFirst()
                        .orElseThrow(() -> Problem.invalid("interval", "must be day, week or month"));
    }

    private boolean isCompared() {
        var text = parameters.apply("compare");
        if (text != null && !text.equals("previous_period")) {
            throw Problem.invalid("compare", "must be previous_period");
        }
        return text != null;
    }

    private SortedSet<String> teamIds() {
        var ids = elements("team_ids").map(QueryReader::teamId).collect(Collectors.toCollection(TreeSet::new));
        return Collections.unmodifiableSortedSet(ids);
    }

    private static String teamId(JsonNode element) {
        var text = element.isIntegralNumber() || element.isString() ? element.asString() : "";
        if (!DIGITS.matcher(text).matches()) {
            throw Problem.invalid("team_ids", "must be whole numbers or strings of digits");
        }
        return text;
    }

    private Collection<String> words(String name) {
        return elements(name)
                .map(element -> element.stringValueOpt()
                        .orElseThrow(() -> Problem.invalid(name, "must be a JSON array of strings")))
                .toList();
    }

    private Stream<JsonNode> elements(String name) {
        var json = parameters.apply(name);
        if (json == null) {
            return Stream.empty();
        }
        var array = parsed(name, json);
        if (!array.isArray()) {
            throw Problem.invalid(name, "must be a JSON array");
        }
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static JsonNode parsed(String name, String json) {
        try {
            return JSON.readTree(json);
        } catch (JacksonException malformed) {
            throw Problem.invalid(name, "must be well-formed JSON");
        }
    }

    private boolean flag(String name, boolean fallback) {
        var text = parameters.apply(name);
        if (text == null) {
            return fallback;
        }
        if (!text.equals("true") && !text.equals("false")) {
            throw Problem.invalid(name, "must be true or false");
        }
        return Boolean.parseBoolean(text);
    }

    /** A number beyond an int asks for everything as much as the largest int does. */
    private @Nullable Integer number(String name) {
        var text = parameters.apply(name);
        if (text == null) {
            return null;
        }
        if (!WHOLE_NUMBER.matcher(text).matches() || new BigInteger(text).signum() < 1) {
            throw Problem.invalid(name, "must be a whole number from 1");
        }
        return new BigInteger(text).min(BigInteger.valueOf(Integer.MAX_VALUE)).intValue();
    }
}
