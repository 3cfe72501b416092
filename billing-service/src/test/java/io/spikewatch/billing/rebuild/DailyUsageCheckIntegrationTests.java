package io.spikewatch.billing.rebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.spy;

import io.spikewatch.billing.IntegrationTest;
import io.spikewatch.billing.report.UsageReport;
import io.spikewatch.billing.report.UsageReportReader;
import io.spikewatch.billing.report.UsageReportWriter;
import io.spikewatch.billing.report.UsageReports;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

@IntegrationTest
class DailyUsageCheckIntegrationTests {

    @Autowired
    private DailyUsageCheck check;

    @Autowired
    private UsageReportReader reader;

    @Autowired
    private UsageReportWriter writer;

    @Autowired
    private UsageReports reports;

    @Autowired
    private TransactionOperations transactions;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void derivesWhatIsMissingOrWrongAndLeavesTheRest() {
        store("check-1", "2026-06-01");
        store("check-1", "2026-06-02");
        store("check-1", "2026-06-03");
        var before = daily("check-1");
        jdbc.sql("delete from daily_usage where organization_id = 'check-1' and usage_date = '2026-06-01'")
                .update();
        jdbc.sql("update daily_usage set counts = '{}' where organization_id = 'check-1' and usage_date = '2026-06-02'")
                .update();

        var found = check.run(false, progress -> {}).differences();
        var repaired = check.run(true, progress -> {}).differences();
        var left = check.run(false, progress -> {}).differences();

        assertThat(repaired).isEqualTo(found).isGreaterThanOrEqualTo(2);
        assertThat(left).isZero();
        assertThat(daily("check-1")).isEqualTo(before);
    }

    @Test
    void noticesTeamsThatDifferOnly() {
        store("check-2", "2026-06-01");
        check.run(true, progress -> {});
        jdbc.sql("update daily_usage set teams = '\\x0000' where organization_id = 'check-2'")
                .update();

        assertThat(check.run(true, progress -> {}).differences()).isOne();
    }

    /** The one that comes after its day was read, and before it is derived again. */
    @Test
    void losesNoReportThatComesInMeanwhile() {
        store("check-4", "2026-06-01", 1);
        jdbc.sql("update daily_usage set counts = '{}' where organization_id = 'check-4'")
                .update();
        var reporting = new AtomicReference<CompletableFuture<Void>>();
        var interrupted = spy(reader);
        doAnswer(reading -> {
                    var report = (UsageReport) reading.callRealMethod();
                    if (report.document().contains("check-4")) {
                        reporting.set(CompletableFuture.runAsync(() -> store("check-4", "2026-06-01", 2)));
                        await().until(() -> reporting.get().isDone() || somebodyWaits());
                    }
                    return report;
                })
                .when(interrupted)
                .read(any());

        new DailyUsageCheck(jdbc, transactions, interrupted, reports).run(true, progress -> {});
        reporting.get().join();

        assertThat(tokens("check-4")).containsExactly(2L);
    }

    private boolean somebodyWaits() {
        return jdbc.sql("select exists (select from pg_locks where not granted)")
                .query(Boolean.class)
                .single();
    }

    @Test
    void countsReportsThatTheCatalogueNoLongerUnderstands() {
        store("check-3", "2026-06-01");
        var before = check.run(false, progress -> {}).unreadable();
        jdbc.sql("""
                        update usage_report set document = jsonb_set(document, '{report,tokens}', '"many"')
                        where organization_id = 'check-3'
                        """).update();

        assertThat(check.run(true, progress -> {}).unreadable()).isEqualTo(before + 1);
        assertThat(daily("check-3")).hasSize(1);
    }

    private void store(String organizationId, String date) {
        store("""
                {"organization_id":"%s","date":"%s","report":{"tokens":5.0,"novelties":2,"teams":{"7":{"tokens":4},"8":{}}}}
                """.formatted(organizationId, date));
    }

    private void store(String organizationId, String date, int tokens) {
        store("""
                {"organization_id":"%s","date":"%s","report":{"tokens":%d}}""".formatted(organizationId, date, tokens));
    }

    private void store(String report) {
        writer.write(List.of(reader.read(report.getBytes(StandardCharsets.UTF_8))));
    }

    private List<Long> tokens(String organizationId) {
        return jdbc.sql("select counts ->> 'tokens' from daily_usage where organization_id = ? order by usage_date")
                .param(organizationId)
                .query(Long.class)
                .list();
    }

    private List<String> daily(String organizationId) {
        return jdbc.sql("""
                        select usage_date || counts::text || teams::text from daily_usage where organization_id = ?
                        order by usage_date
                        """).param(organizationId).query(String.class).list();
    }
}
