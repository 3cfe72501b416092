package io.spikewatch.app.outgoing;

import io.spikewatch.app.ledger.SendCount;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Along what the sends of a chart are told apart. */
enum Split {
    VERSION("By version", Split::version),
    COHORT("By cohort", (send, names) -> Objects.requireNonNull(send.cohort()));

    private final String label;
    private final BiFunction<SendCount, UnaryOperator<String>, String> series;

    Split(String label, BiFunction<SendCount, UnaryOperator<String>, String> series) {
        this.label = label;
        this.series = series;
    }

    /** As an address has it; anything else is the first. */
    static Split of(@Nullable String word) {
        return Arrays.stream(values())
                .filter(each -> each.word().equals(word))
                .findFirst()
                .orElse(VERSION);
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    String label() {
        return label;
    }

    /** @param names what campaigns are called, by their keys */
    String seriesOf(SendCount send, UnaryOperator<String> names) {
        return series.apply(send, names);
    }

    private static String version(SendCount send, UnaryOperator<String> names) {
        return names.apply(Objects.requireNonNull(send.campaign())) + ", version " + send.version();
    }
}
