package io.spikewatch.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class DemoFilesTests {

    /** The first report as it ships is of a Wednesday. */
    @ParameterizedTest
    @ValueSource(strings = {"2026-06-02", "2026-06-03", "2026-06-04", "2026-11-20", "2030-01-06"})
    void endYesterdayWithEveryWeekdayInItsPlace(LocalDate yesterday) {
        var reports = DemoFiles.usageReportsUntil(yesterday);

        var dates = reports.stream().map(line -> UsageReports.date(line).orElseThrow());
        assertThat(dates).isNotEmpty().satisfies(all -> {
            assertThat(all).last().isEqualTo(yesterday);
            assertThat(all.get(0).getDayOfWeek()).isEqualTo(DayOfWeek.WEDNESDAY);
            assertThat(all).isSortedAccordingTo(Comparator.naturalOrder());
        });
        assertThat(reports).hasSizeGreaterThan(4000);
    }

    @ParameterizedTest
    @ValueSource(strings = "accounts.csv")
    void nameOnlyPeopleWhoCanSignIn(String accounts) {
        var people = Person.all().stream().map(Person::email).collect(Collectors.toSet());

        assertThat(DemoFiles.rows(accounts)).allSatisfy(row -> {
            assertThat(row[2])
                    .satisfiesAnyOf(
                            csm -> assertThat(csm).isEmpty(),
                            csm -> assertThat(people).contains(csm));
            assertThat(row[3])
                    .satisfiesAnyOf(
                            ae -> assertThat(ae).isEmpty(),
                            ae -> assertThat(people).contains(ae));
        });
    }

    @Test
    void subscribeOnlyOrganizationsAndPlansThereAre() {
        var accounts = DemoFiles.rows("accounts.csv").map(row -> row[0]).toList();
        var plans = new JsonMapper().readTree(DemoFiles.bytes("plans.json")).propertyNames();

        assertThat(DemoFiles.rows("subscriptions.csv")).isNotEmpty().allSatisfy(row -> {
            assertThat(accounts).contains(row[0]);
            assertThat(plans).contains(row[1]);
            assertThat(Integer.parseInt(row[2])).isBetween(1, 28);
        });
    }
}
