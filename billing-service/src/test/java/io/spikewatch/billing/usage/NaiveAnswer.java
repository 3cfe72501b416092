package io.spikewatch.billing.usage;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Makes an answer of daily values the plain way, day by day, as a second opinion on the service's. Shares no code with
 * it, and is as slow as it looks.
 */
public final class NaiveAnswer {

    private final RandomQuery query;
    private final RawUsage usage;
    private final List<LocalDate> axis;
    private final List<Line> lines = new ArrayList<>();

    public NaiveAnswer(RandomQuery query, RawUsage usage) {
        this.query = query;
        this.usage = usage;
        this.axis = axis();
    }

    /**
     * Adds a line of the answer, in order.
     *
     * @param type null unless broken down by type
     * @param team null unless broken down by team, or for what no team reported
     * @param level whether the latest reported day stands for its bucket
     */
    public void add(
            String label,
            @Nullable String type,
            @Nullable String team,
            boolean level,
            Function<LocalDate, BigDecimal> daily) {
        var current = amounts(query.from(), 0, level, daily);
        var previous =
                query.compared() ? amounts(query.from().minusDays(query.days()), query.days(), level, daily) : null;
        lines.add(new Line(label, type, team, current, previous));
    }

    private Amounts amounts(LocalDate from, int shift, boolean level, Function<LocalDate, BigDecimal> daily) {
        var buckets = new TreeMap<LocalDate, BigDecimal>();
        var total = BigDecimal.ZERO;
        for (var day = 0; day < query.days(); day++) {
            var date = from.plusDays(day);
            var bucket = bucketOf(date.plusDays(shift));
            buckets.putIfAbsent(bucket, BigDecimal.ZERO);
            var value = daily.apply(date);
            if (!level) {
                buckets.merge(bucket, value, BigDecimal::add);
                total = total.add(value);
            } else if (usage.isReported(date)) {
                buckets.put(bucket, value);
                total = value;
            }
        }
        return new Amounts(buckets, total);
    }

    private LocalDate bucketOf(LocalDate date) {
        var first = date;
        if ("week".equals(query.interval())) {
            while (first.getDayOfWeek() != DayOfWeek.MONDAY) {
                first = first.minusDays(1);
            }
        }
        if ("month".equals(query.interval())) {
            while (first.getDayOfMonth() != 1) {
                first = first.minusDays(1);
            }
        }
        return first;
    }

    /** Buckets with a day outside the range. */
    public List<String> partialBuckets() {
        var partial = new TreeSet<String>();
        for (var day = -31; day < query.days() + 31; day++) {
            var date = query.from().plusDays(day);
            var isInside = !date.isBefore(query.from()) && !date.isAfter(query.to());
            if (!isInside && axis.contains(bucketOf(date))) {
                partial.add(bucketOf(date).toString());
            }
        }
        return List.copyOf(partial);
    }

    public List<String> missingDays() {
        var missing = new ArrayList<String>();
        for (var date = query.from(); !date.isAfter(query.to()); date = date.plusDays(1)) {
            if (!usage.isReported(date)) {
                missing.add(date.toString());
            }
        }
        return missing;
    }

    private List<LocalDate> axis() {
        var buckets = new TreeSet<LocalDate>();
        for (var day = 0; day < query.days(); day++) {
            buckets.add(bucketOf(query.from().plusDays(day)));
        }
        return List.copyOf(buckets);
    }

    /** The series as JSON would have them; numbers are decimals. */
    public List<Map<String, Object>> results() {
        var results = new ArrayList<Map<String, Object>>();
        for (var line : chosen()) {
            addTo(results, line, "current", line.current());
            if (line.previous() != null) {
                addTo(results, line, "previous", line.previous());
            }
        }
        return results;
    }

    /** The same as rows of cells, the header first. */
    public List<List<String>> csv() {
        var rows = new ArrayList<List<String>>();
        var header = new ArrayList<>(List.of("Series", "Total"));
        axis.forEach(bucket -> header.add(bucket.toString()));
        rows.add(header);
        for (var line : chosen()) {
            addRow(rows, line.label(), line.current());
            if (line.previous() != null) {
                addRow(rows, line.label() + " (previous)", line.previous());
            }
        }
        return rows;
    }

    private void addRow(List<List<String>> rows, String label, Amounts amounts) {
        if (query.includeZeros() || !amounts.isZero()) {
            var row = new ArrayList<String>();
            row.add(label.matches("(?s)[=+@\\t\\r-].*") ? "'" + label : label);
            row.add(amounts.total().toPlainString());
            amounts.buckets().values().forEach(value -> row.add(value.toPlainString()));
            rows.add(row);
        }
    }

    private void addTo(List<Map<String, Object>> results, Line line, String compareLabel, Amounts amounts) {
        if (!query.includeZeros() && amounts.isZero()) {
            return;
        }
        var series = new LinkedHashMap<String, Object>();
        series.put("id", results.size());
        series.put("label", line.label());
        series.put("data", List.copyOf(amounts.buckets().values()));
        series.put("dates", axis.stream().map(LocalDate::toString).toList());
        series.put("breakdown_type", breakdownType());
        series.put("breakdown_value", breakdownValue(line));
        if (query.compared()) {
            series.put("compare_label", compareLabel);
        }
        if (query.withTotals()) {
            series.put("count", amounts.total());
        }
        results.add(series);
    }

    private @Nullable String breakdownType() {
        if (query.byType() && query.byTeam()) {
            return "multiple";
        }
        return query.byType() ? "type" : query.byTeam() ? "team" : null;
    }

    private @Nullable Object breakdownValue(Line line) {
        if (query.byType() && query.byTeam()) {
            var both = new ArrayList<@Nullable String>();
            both.add(line.type());
            both.add(line.team());
            return both;
        }
        return query.byType() ? line.type() : line.team();
    }

    /** Without the zeros, and folded. */
    private List<Line> chosen() {
        var groups = new LinkedHashMap<String, List<Line>>();
        for (var line : lines) {
            var isZero = line.current().isZero()
                    && (line.previous() == null || line.previous().isZero());
            if (query.includeZeros() || !isZero) {
                groups.computeIfAbsent(String.valueOf(line.type()), type -> new ArrayList<>())
                        .add(line);
            }
        }
        var chosen = new ArrayList<Line>();
        for (var group : groups.values()) {
            chosen.addAll(query.top() == null ? group : folded(group, query.top()));
        }
        return chosen;
    }

    private static List<Line> folded(List<Line> group, int top) {
        var ranked = new ArrayList<>(group);
        ranked.sort(Comparator.comparing((Line line) -> line.current().total()).reversed());
        while (ranked.size() > top + 1) {
            var last = ranked.remove(ranked.size() - 1);
            ranked.set(ranked.size() - 1, ranked.get(ranked.size() - 1).plus(last));
        }
        if (group.size() > top) {
            ranked.set(top, ranked.get(top).asOther());
        }
        return ranked;
    }

    private record Amounts(Map<LocalDate, BigDecimal> buckets, BigDecimal total) {

        boolean isZero() {
            return buckets.values().stream().allMatch(value -> value.signum() == 0);
        }

        Amounts plus(Amounts other) {
            var sums = new TreeMap<>(buckets);
            other.buckets.forEach((bucket, value) -> sums.merge(bucket, value, BigDecimal::add));
            return new Amounts(sums, total.add(other.total));
        }
    }

    private record Line(
            String label,
            @Nullable String type,
            @Nullable String team,
            Amounts current,
            @Nullable Amounts previous) {

        Line plus(Line other) {
            var both = previous == null || other.previous == null ? null : previous.plus(other.previous);
            return new Line(label, type, team, current.plus(other.current), both);
        }

        Line asOther() {
            var parts = label.split("::", 2);
            return new Line(type == null ? "Other" : parts[0] + "::Other", type, "other", current, previous);
        }
    }
}
