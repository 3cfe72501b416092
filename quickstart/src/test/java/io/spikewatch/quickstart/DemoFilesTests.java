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

        assertThat(Subscription.all()).isNotEmpty().allSatisfy(each -> {
            assertThat(accounts).contains(each.organization());
            assertThat(plans).contains(each.plan(), each.planBefore());
            assertThat(each.firstDay()).isBetween(-27, 28);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-03-01", "2026-03-31", "2028-02-29", "2026-12-15"})
    void subscribeWithoutAGapUntilToday(LocalDate today) {
        var firstReport = today.minusDays(175);

        assertThat(Subscription.all()).allSatisfy(each -> {
            var words = each.words(firstReport, today);

            for (var i = 1; i < words.size(); i++) {
                var start = words.get(i).get("current_period_start");
                var before = words.get(i - 1);
                assertThat(start).isIn(before.get("current_period_start"), before.get("current_period_end"));
                assertThat(words.get(i).get("occurred_at")).isGreaterThan(before.get("occurred_at"));
            }
            assertThat(words.get(words.size() - 1).get("current_period_end")).isGreaterThan(today.toString());
        });
    }
}
