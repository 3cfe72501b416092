package io.spikewatch.billing.detection;

import static org.assertj.core.api.Assertions.assertThat;

import io.spikewatch.billing.IntegrationTest;
import io.spikewatch.billing.detection.DetectionRun.State;
import io.spikewatch.billing.history.UsageHistories;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One of three in a shard has a report that can't be read. */
@IntegrationTest
class FailingOrganizationIntegrationTests {

    private static final LocalDate DATE = LocalDate.of(1996, 5, 15);
    private static final List<String> ORGANIZATIONS = IntStream.iterate(10, number -> number + 1)
            .mapToObj(number -> "failing-" + number)
            .filter(id -> UsageHistories.shardOf(id) == 3)
            .limit(3)
            .toList();
    private static final String FAILING = ORGANIZATIONS.get(1);

    @Autowired
    private SpikeDetectionJob job;

    @Autowired
    private DetectionRunRepository runs;

    @Autowired
    private StoredUsage usage;

    @Autowired
    private SentMessages messages;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void isTriedAloneWhileTheOthersAreExamined() {
        ORGANIZATIONS.forEach(each -> usage.steady(each, DATE));
        ORGANIZATIONS.forEach(each -> usage.report(each, DATE, 5000, 3000));
        setEvents("\"many\"");
        var run = runs.insertScheduled(DATE, DATE, Instant.now()).get(0);
        runs.insertParts(run, Instant.now());

        job.run();
        makeDue();
        job.run();

        assertThat(messages.of(ORGANIZATIONS.get(0))).hasSize(1);
        assertThat(messages.of(FAILING)).isEmpty();
        assertThat(messages.of(ORGANIZATIONS.get(2))).hasSize(1);
        assertThat(runs.find(run).orElseThrow().state()).isEqualTo(State.DONE);

        setEvents("5000");
        makeDue();
        job.run();

        assertThat(messages.of(FAILING)).hasSize(1);
    }

    private void setEvents(String events) {
        jdbc.sql("update daily_usage set counts = ?::jsonb where organization_id = ? and usage_date = ?")
                .params("{\"event_count_in_period\": %s}".formatted(events), FAILING, DATE)
                .update();
    }

    /** As if a minute had passed. */
    private void makeDue() {
        jdbc.sql("update detection_part set due_at = now() where done_at is null")
                .update();
        jdbc.sql("update detection_late set due_at = now()").update();
    }
}
