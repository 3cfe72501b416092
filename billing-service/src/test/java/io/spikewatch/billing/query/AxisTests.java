package io.spikewatch.billing.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AxisTests {

    @Test
    void namesEveryDayOfTheRange() {
        var axis = axis("2024-02-28", "2024-03-01", Interval.DAY);

        assertThat(axis.buckets()).isEqualTo(dates("2024-02-28", "2024-02-29", "2024-03-01"));
        assertThat(axis.partialBuckets()).isEmpty();
    }

    @Test
    void namesWeeksByTheirMondayAcrossTheNewYear() {
        var axis = axis("2020-12-28", "2021-01-10", Interval.WEEK);

        assertThat(axis.buckets()).isEqualTo(dates("2020-12-28", "2021-01-04"));
        assertThat(axis.partialBuckets()).isEmpty();
        assertThat(axis.bucketOf(6)).isZero(); // Sunday, January 3rd, of week 53
        assertThat(axis.bucketOf(7)).isEqualTo(1);
    }

    @Test
    void namesMonthsByTheirFirstDay() {
        var axis = axis("2024-01-31", "2024-03-01", Interval.MONTH);

        assertThat(axis.buckets()).isEqualTo(dates("2024-01-01", "2024-02-01", "2024-03-01"));
        assertThat(axis.partialBuckets()).isEqualTo(dates("2024-01-01", "2024-03-01"));
        assertThat(axis.bucketOf(29)).isEqualTo(1); // February 29th
    }

    @ParameterizedTest
    @CsvSource({
        "2025-06-02, 2025-06-15, ''",
        "2025-06-03, 2025-06-15, 2025-06-02",
        "2025-06-02, 2025-06-14, 2025-06-09",
        "2025-06-03, 2025-06-14, 2025-06-02 2025-06-09",
        "2025-06-03, 2025-06-04, 2025-06-02"
    })
    void listsTheWeeksThatTheRangeCuts(String from, String to, String partial) {
        var axis = axis(from, to, Interval.WEEK);

        assertThat(axis.partialBuckets()).isEqualTo(partial.isEmpty() ? List.of() : dates(partial.split(" ")));
    }

    private static Axis axis(String from, String to, Interval interval) {
        return Axis.of(LocalDate.parse(from), LocalDate.parse(to), interval);
    }

    private static List<LocalDate> dates(String... dates) {
        return List.of(dates).stream().map(LocalDate::parse).toList();
    }
}
