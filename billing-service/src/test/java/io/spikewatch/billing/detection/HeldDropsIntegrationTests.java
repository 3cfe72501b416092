package io.spikewatch.billing.detection;

import static org.assertj.core.api.Assertions.assertThat;

import io.spikewatch.billing.IntegrationTest;
import io.spikewatch.billing.spike.HeldDrops;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

@IntegrationTest
class HeldDropsIntegrationTests {

    @Autowired
    private HeldDrops drops;

    @Autowired
    private SpikeDetectionJob job;

    @Autowired
    private DetectionRuns runs;

    @Autowired
    private StoredUsage usage;

    @Autowired
    private SentMessages messages;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionOperations transactions;

    @Autowired
    private Meanwhile meanwhile;

    @Test
    void leavesWhatIsFoundWhileOthersAreReleased() {
        var date = LocalDate.of(2013, 4, 10);
        dropped(date, "held-1", "held-2");
        hold("held-1");

        meanwhile.run(
                () -> jdbc.sql("lock table outbox_message in share mode").update(),
                () -> transactions.executeWithoutResult(status -> drops.release(date)),
                () -> hold("held-2"));

        assertThat(messages.of("held-1")).hasSize(1);
        assertThat(waits("held-1")).isFalse();
        assertThat(messages.of("held-2")).isEmpty();
        assertThat(waits("held-2")).isTrue();
    }

    @Test
    void leavesWhatIsFoundWhileOthersAreSuppressed() {
        var date = LocalDate.of(2014, 4, 10);
        dropped(date, "held-3", "held-4");
        hold("held-3");

        meanwhile.run(
                () -> setPosition("held-3"),
                () -> transactions.executeWithoutResult(status -> drops.suppress(date)),
                () -> hold("held-4"));

        assertThat(messages.of("held-3")).isEmpty();
        assertThat(waits("held-3")).isFalse();
        assertThat(messages.of("held-4")).isEmpty();
        assertThat(waits("held-4")).isTrue();
    }

    private void dropped(LocalDate date, String... organizationIds) {
        List.of(organizationIds).forEach(organization -> {
            usage.steady(organization, date);
            usage.report(organization, date, 20, 12);
        });
        runs.open(new Wanted(date, date, null, false, null, null));
        job.run();
        jdbc.sql("delete from outbox_message where id in (select id::text from spike where organization_id in (:ids))")
                .param("ids", List.of(organizationIds))
                .update();
    }

    private void hold(String organizationId) {
        jdbc.sql("update spike set waits = true where organization_id = ?")
                .param(organizationId)
                .update();
    }

    /** Locks the entry. */
    private void setPosition(String organizationId) {
        jdbc.sql("""
                        update spike_entry set position = position
                        where spike_id = (select id from spike where organization_id = ?)
                        """).param(organizationId).update();
    }

    private boolean waits(String organizationId) {
        return jdbc.sql("select waits from spike where organization_id = ?")
                .param(organizationId)
                .query(Boolean.class)
                .single();
    }
}
