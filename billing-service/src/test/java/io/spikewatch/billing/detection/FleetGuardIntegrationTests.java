package io.spikewatch.billing.detection;

import static io.spikewatch.billing.AppServiceStub.bearer;
import static org.assertj.core.api.Assertions.assertThat;

import io.spikewatch.billing.IntegrationTest;
import io.spikewatch.billing.history.UsageHistories;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@IntegrationTest
class FleetGuardIntegrationTests {

    private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);

    @Autowired
    private SpikeDetectionJob job;

    @Autowired
    private StoredUsage usage;

    @Autowired
    private SentMessages messages;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MockMvcTester http;

    @Test
    void tellsNobodyWhereVeryManyDrop() {
        var date = TODAY.minusDays(6);
        var organizations = report("fleet-many-", date, 30);

        runOnTwoReplicas();

        assertThat(organizations)
                .allSatisfy(each -> assertThat(messages.of(each)).isEmpty());
        assertThat(jdbc.sql("select fleet_dropped from detection_run where scheduled and from_date = ?")
                        .param(date)
                        .query(Integer.class)
                        .single())
                .isGreaterThanOrEqualTo(30);
        assertThat(http.get()
                        .uri("/api/spikes/why?organization_id=fleet-many-0&usage_type=event_count_in_period&date="
                                + date)
                        .header(HttpHeaders.AUTHORIZATION, bearer("fleet-many-0", "owner")))
                .bodyJson()
                .extractingPath("$.suppression")
                .isEqualTo("fleet");
        assertThat(http.get()
                        .uri("/api/spikes?organization_id=fleet-many-0")
                        .header(HttpHeaders.AUTHORIZATION, bearer("fleet-many-0", "owner")))
                .bodyJson()
                .extractingPath("$.results[0].spikes[0].suppression")
                .isEqualTo("fleet");
    }

    @Test
    void takesNothingBackThatNobodyHeardOf() {
        var date = TODAY.minusDays(6);
        report("fleet-again-", date, 30);
        job.run();

        usage.report("fleet-again-0", date, 1010, 600);
        job.run();

        assertThat(messages.of("fleet-again-0")).isEmpty();
    }

    @Test
    void tellsOnceOfTheFewThatDrop() {
        var organizations = report("fleet-few-", TODAY.minusDays(4), 3);

        runOnTwoReplicas();

        assertThat(organizations.subList(0, 3))
                .allSatisfy(each -> assertThat(messages.of(each)).hasSize(1));
    }

    @Test
    void holdsDropsForPartsThatFailYetNoRises() {
        var date = TODAY.minusDays(4);
        usage.steady("fleet-down", date);
        usage.steady("fleet-up", date);
        job.run();
        leaveOpen(date);
        usage.report("fleet-down", date, 20, 12);
        usage.report("fleet-up", date, 5000, 3000);

        job.run();

        assertThat(messages.of("fleet-up")).hasSize(1);
        assertThat(messages.of("fleet-down")).isEmpty();

        jdbc.sql("update spike set detected_at = detected_at - interval '1 hour' where organization_id = 'fleet-down'")
                .update();
        job.run();

        assertThat(messages.of("fleet-down")).hasSize(1);
        jdbc.sql("update detection_part set due_at = now() where done_at is null")
                .update();
    }

    /** A hundred organizations, of which so many drop. */
    private List<String> report(String prefix, LocalDate date, int dropping) {
        var organizations =
                IntStream.range(0, 100).mapToObj(number -> prefix + number).toList();
        organizations.forEach(organization -> usage.steady(organization, date));
        organizations.forEach(organization -> usage.report(
                organization,
                date,
                organizations.indexOf(organization) < dropping ? 20 : 1010,
                organizations.indexOf(organization) < dropping ? 12 : 606));
        return organizations;
    }

    private void runOnTwoReplicas() {
        var replicas = List.of(CompletableFuture.runAsync(job::run), CompletableFuture.runAsync(job::run));
        replicas.forEach(CompletableFuture::join);
        job.run(); // whatever one skipped because the other had it
    }

    /** A part of another shard than those of the two organizations. */
    private void leaveOpen(LocalDate date) {
        jdbc.sql("""
                        update detection_part p set done_at = null, due_at = now() + interval '1 day' from detection_run r
                        where r.id = p.run_id and r.scheduled and r.from_date = :date and p.shard = (
                            select min(shard) from generate_series(0, 15) shard where shard not in (:used))
                        """)
                .param("date", date)
                .param("used", List.of(UsageHistories.shardOf("fleet-down"), UsageHistories.shardOf("fleet-up")))
                .update();
    }
}
