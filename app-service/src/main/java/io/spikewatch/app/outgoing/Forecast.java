package io.spikewatch.app.outgoing;

import io.spikewatch.app.ledger.SendCount;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What waits to go out, by the hour it is due in: the hour that runs, with what was due before and still waits, and the
 * following 24.
 *
 * @param series the largest first; further ones are one
 * @param later how many are due only after that
 */
record Forecast(List<Instant> hours, List<Series> series, long later) {

    static final int HOURS = 24;

    private static final int MOST_SERIES = 6;
    private static final String OTHER = "Other";

    static Forecast of(List<SendCount> waiting, Instant now, Function<SendCount, String> seriesOf) {
        var first = now.truncatedTo(ChronoUnit.HOURS);
        var shown =
                waiting.stream().filter(each -> hourOf(each, first) <= HOURS).toList();
        var names = names(shown, seriesOf);
        Map<String, Series> series = new LinkedHashMap<>();
        names.forEach(name -> series.put(name, new Series(name)));
        shown.forEach(each -> series.computeIfAbsent(
                        names.contains(seriesOf.apply(each)) ? seriesOf.apply(each) : OTHER, Series::new)
                .add(each, hourOf(each, first)));
        return new Forecast(
                IntStream.rangeClosed(0, HOURS)
                        .mapToObj(each -> first.plus(each, ChronoUnit.HOURS))
                        .toList(),
                List.copyOf(series.values()),
                sum(waiting) - sum(shown));
    }

    /** Those of the largest series, largest first. */
    private static List<String> names(List<SendCount> shown, Function<SendCount, String> seriesOf) {
        var totals = shown.stream()
                .collect(Collectors.groupingBy(seriesOf, LinkedHashMap::new, Collectors.summingLong(SendCount::count)));
        return totals.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_SERIES)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static int hourOf(SendCount send, Instant first) {
        var hours = Duration.between(first, Objects.requireNonNull(send.hour())).toHours();
        return (int) Math.max(0, hours);
    }

    private static long sum(List<SendCount> sends) {
        return sends.stream().mapToLong(SendCount::count).sum();
    }

    long total() {
        return series.stream().mapToLong(Series::total).sum();
    }

    long total(int hour) {
        return series.stream().mapToLong(each -> each.total(hour)).sum();
    }

    long held(int hour) {
        return series.stream().mapToLong(each -> each.held(hour)).sum();
    }

    /** Sends of one kind, hour by hour. */
    static class Series {

        private final String name;
        private final long[] planned = new long[HOURS + 1];
        private final long[] held = new long[HOURS + 1];

        Series(String name) {
            this.name = name;
        }

        private void add(SendCount send, int hour) {
            ("held".equals(send.state()) ? held : planned)[hour] += send.count();
        }

        String name() {
            return name;
        }

        long planned(int hour) {
            return planned[hour];
        }

        long held(int hour) {
            return held[hour];
        }

        long total(int hour) {
            return planned[hour] + held[hour];
        }

        long total() {
            return IntStream.rangeClosed(0, HOURS).mapToLong(this::total).sum();
        }
    }
}
