package io.spikewatch.billing.detection;

import static org.assertj.core.api.Assertions.assertThat;

import io.spikewatch.billing.IntegrationTest;
import io.spikewatch.billing.detection.DetectionRun.State;
import io.spikewatch.billing.history.UsageHistories;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One of three in a shard has a report that can't be read. */
@IntegrationTest
class FailingOrganizationIntegrationTests {

    private static final LocalDate DATE = LocalDate.of(1996, 5, 15);

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
        var organizations = organizations("failing");
        var failing = organizations.get(1);
        organizations.forEach(each -> usage.steady(each, DATE));
        organizations.forEach(each -> usage.report(each, DATE, 5000, 3000));
        setEvents(failing, DATE, "\"many\"");
        var run = schedule(DATE);

        job.run();
        makeDue();
        job.run();

        assertThat(messages.of(organizations.get(0))).hasSize(1);
        assertThat(messages.of(failing)).isEmpty();
        assertThat(messages.of(organizations.get(2))).hasSize(1);
        assertThat(runs.find(run).orElseThrow().state()).isEqualTo(State.DONE);

        setEvents(failing, DATE, "5000");
        makeDue();
        job.run();

        assertThat(messages.of(failing)).hasSize(1);
    }

    @Test
    void isTriedAloneOnceItFailedWithOthersThatAreLate() {
        var date = DATE.plusYears(1);
        var organizations = organizations("late");
        var failing = organizations.get(1);
        organizations.forEach(each -> usage.steady(each, date));
        schedule(date);
        job.run();
        organizations.forEach(each -> usage.report(each, date, 5000, 3000));
        setEvents(failing, date, "\"many\"");

        job.run();

        assertThat(failed()).containsExactlyElementsOf(organizations);

        makeDue();
        job.run();

        assertThat(failed()).containsExactly(failing);
        assertThat(messages.of(organizations.get(0))).hasSize(1);
        assertThat(messages.of(organizations.get(2))).hasSize(1);

        setEvents(failing, date, "5000");
        makeDue();
        job.run();

        assertThat(failed()).isEmpty();
        assertThat(messages.of(failing)).hasSize(1);
    }

    private static List<String> organizations(String prefix) {
        return IntStream.iterate(10, number -> number + 1)
                .mapToObj(number -> prefix + "-" + number)
                .filter(id -> UsageHistories.shardOf(id) == 3)
                .limit(3)
                .sorted()
                .toList();
    }

    private UUID schedule(LocalDate date) {
        var run = runs.insertScheduled(date, date, Instant.now()).get(0);
        runs.insertParts(run, Instant.now());
        return run;
    }

    private void setEvents(String organizationId, LocalDate date, String events) {
        jdbc.sql("update daily_usage set counts = ?::jsonb where organization_id = ? and usage_date = ?")
                .params("{\"event_count_in_period\": %s}".formatted(events), organizationId, date)
                .update();
    }

    /** Late ones that have failed with others, and wait to be tried alone. */
    private List<String> failed() {
        return jdbc.sql(
                        "select organization_id from detection_late where failed and due_at > now() order by organization_id")
                .query(String.class)
                .list();
    }

    /** As if a minute had passed. */
    private void makeDue() {
        jdbc.sql("update detection_part set due_at = now() where done_at is null")
                .update();
        jdbc.sql("update detection_late set due_at = now()").update();
    }
}
