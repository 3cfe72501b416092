package io.spikewatch.billing.series;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import tools.jackson.core.JsonGenerator;

/**
 * What was read for a query.
 *
 * @param head writes the fields of the JSON answer that this measure adds
 * @param missingDays days of the range without a report, be it yet
 * @param groups rows in the order of the answer, those together that fold into one *Other*; unpacked one group at a
 *     time, so that it bounds memory, and only once
 * @param groupSize about how many bytes a group takes while it is unpacked
 */
public record Results<A extends Amounts<A>>(
        Consumer<JsonGenerator> head, List<LocalDate> missingDays, Stream<List<Row<A>>> groups, long groupSize) {

    public static <A extends Amounts<A>> Results<A> of(
            List<LocalDate> missingDays, Stream<List<Row<A>>> groups, long groupSize) {
        return new Results<>(json -> {}, missingDays, groups, groupSize);
    }
}
