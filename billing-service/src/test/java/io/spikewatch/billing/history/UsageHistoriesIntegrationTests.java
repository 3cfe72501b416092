package io.spikewatch.billing.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.spikewatch.billing.IntegrationTest;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@IntegrationTest
class UsageHistoriesIntegrationTests {

    private static final LocalDate FIRST = LocalDate.of(2026, 6, 1);
    private static final LocalDate LAST = LocalDate.of(2026, 6, 30);

    @Autowired
    private UsageHistories histories;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void countsAnAbsentTypeAsZeroAndADayWithoutReportAsMissing() {
        organization("histories-1");
        usage("histories-1", "2026-06-02", "{\"tokens\": 5, \"seats\": 1}");
        usage("histories-1", "2026-06-04", "{\"seats\": 2}");

        var found = histories.ofOrganization("histories-1", FIRST, LAST);

        assertThat(found).extracting(UsageHistory::usageType).containsExactly("tokens", "seats");
        assertThat(found.get(0).toString()).endsWith("tokens from 2026-06-02: [5, -1, 0]");
    }

    @Test
    void leavesOutTypesThatTheCatalogueDoesNotKnow() {
        organization("histories-2");
        usage("histories-2", "2026-06-02", "{\"tokens\": 5, \"novelties\": 1}");

        assertThat(histories.ofOrganization("histories-2", FIRST, LAST))
                .extracting(UsageHistory::usageType)
                .containsExactly("tokens");
    }

    @Test
    void tellsAllThatWasReportedUpToADay() {
        organization("histories-4");
        usage("histories-4", "2019-12-31", "{\"tokens\": 5}");
        usage("histories-4", "2020-01-02", "{\"tokens\": 7}");
        usage("histories-4", "2020-01-03", "{\"tokens\": 9}");

        var found = histories.ofOrganization("histories-4", LocalDate.of(2020, 1, 2));

        assertThat(found).singleElement().asString().endsWith("tokens from 2019-12-31: [5, -1, 7]");
        assertThat(histories.ofOrganization("histories-4", LocalDate.of(2019, 12, 30)))
                .isEmpty();
        assertThat(histories.ofOrganization("nobody", LAST)).isEmpty();
    }

    private void organization(String id) {
        jdbc.sql("insert into organization (id, shard, described_on) values (?, ?, '2026-06-01')")
                .params(id, UsageHistories.shardOf(id))
                .update();
    }

    private void usage(String organizationId, String date, String counts) {
        jdbc.sql("insert into usage_report values (?, ?::date, '{}', 'live', now())")
                .params(organizationId, date)
                .update();
        jdbc.sql("insert into daily_usage values (?, ?::date, ?::jsonb, ?)")
                .params(organizationId, date, counts, new TeamCountsPacker().pack())
                .update();
    }
}
