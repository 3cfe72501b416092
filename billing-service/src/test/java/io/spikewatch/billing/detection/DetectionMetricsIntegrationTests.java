package io.spikewatch.billing.detection;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.spikewatch.billing.IntegrationTest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@IntegrationTest
class DetectionMetricsIntegrationTests {

    @Autowired
    private SpikeDetectionJob job;

    @Autowired
    private MeterRegistry meters;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    @BeforeEach
    @AfterEach
    void examineAll() {
        jdbc.sql("update detection_part set due_at = now() where done_at is null")
                .update();
        jdbc.sql("delete from detection_late").update();
        job.run();
    }

    @Test
    void countsFromTheDayAfterThoseThatWereExamined() {
        assertThat(unexamined()).isLessThan(Duration.ofDays(2).toSeconds());
    }

    @Test
    void countsFromTheFirstDayThatWasNotExamined() {
        var date = LocalDate.now(clock).minusDays(4);
        leaveOpen(date, 0);

        var began = date.atStartOfDay().toInstant(ZoneOffset.UTC);
        assertThat(Instant.now(clock).minusSeconds((long) unexamined()))
                .isBetween(began.minusSeconds(60), began.plusSeconds(60));
    }

    @Test
    void countsPartsThatFail() {
        leaveOpen(LocalDate.now(clock).minusDays(4), 5);

        assertThat(failing("parts")).isEqualTo(1);
    }

    @Test
    void countsOrganizationsThatFail() {
        jdbc.sql("""
                        insert into detection_late (organization_id, shard, since, due_at, failed)
                        values ('gauged', 1, date '2026-06-09', now() + interval '1 day', true)
                        """).update();

        assertThat(failing("organizations")).isEqualTo(1);
    }

    private void leaveOpen(LocalDate date, int oneByOne) {
        jdbc.sql("""
                        update detection_part p
                        set done_at = null, one_by_one = :oneByOne, due_at = now() + interval '1 day' from detection_run r
                        where r.id = p.run_id and r.scheduled and r.from_date = :date and p.shard = 0
                        """).param("date", date).param("oneByOne", oneByOne).update();
    }

    private double unexamined() {
        return meters.get("billing.detection.unexamined").gauge().value();
    }

    private double failing(String what) {
        return meters.get("billing.detection.failing").tag("what", what).gauge().value();
    }
}
