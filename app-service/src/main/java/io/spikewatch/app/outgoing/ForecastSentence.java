package io.spikewatch.app.outgoing;

import io.spikewatch.app.ledger.SendCount;
import io.spikewatch.app.page.Dates;
import io.spikewatch.app.page.Figures;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Says what is about to go out, and what of it is held. */
final class ForecastSentence {

    private static final int MOST_PARTS = 3;

    private ForecastSentence() {}

    static String of(Forecast forecast, List<SendCount> waiting, UnaryOperator<String> names) {
        return planned(forecast.total()) + held(waiting, names) + "." + later(forecast.later());
    }

    static String sends(long count) {
        return count == 1 ? "1 send" : Figures.number(count) + " sends";
    }

    private static String planned(long count) {
        return count == 0
                ? "Nothing is planned for the next %d hours".formatted(Forecast.HOURS)
                : "%s %s planned for the next %d hours".formatted(sends(count), verb(count), Forecast.HOURS);
    }

    private static String verb(long count) {
        return count == 1 ? "is" : "are";
    }

    /** Whenever they are due: what is held waits for an operator, not for its hour. */
    private static String held(List<SendCount> waiting, UnaryOperator<String> names) {
        var held = waiting.stream()
                .filter(each -> "held".equals(each.state()))
                .collect(Collectors.groupingBy(
                        each -> Split.VERSION.seriesOf(each, names),
                        LinkedHashMap::new,
                        Collectors.summingLong(SendCount::count)));
        var parts = held.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .limit(MOST_PARTS)
                .map(each -> "; %s of %s, %s held"
                        .formatted(Figures.number(each.getValue()), each.getKey(), verb(each.getValue())))
                .collect(Collectors.joining());
        return held.size() > MOST_PARTS ? parts + "; others are held too" : parts;
    }

    private static String later(long count) {
        return count == 0 ? "" : " %s %s planned for later.".formatted(Figures.number(count), verb(count));
    }

    /** For those who can't see the chart. */
    static String title(Forecast forecast) {
        return "Sends by the hour they are due in, of UTC: "
                + IntStream.range(0, forecast.hours().size())
                        .filter(hour -> forecast.total(hour) > 0)
                        .boxed()
                        .max(Comparator.comparingLong(hour -> forecast.total(hour)))
                        .map(hour -> "most at %s, %s, of which %s held."
                                .formatted(
                                        Dates.hour(forecast.hours().get(hour)),
                                        Figures.number(forecast.total(hour)),
                                        Figures.number(forecast.held(hour))))
                        .orElse("none.");
    }
}
