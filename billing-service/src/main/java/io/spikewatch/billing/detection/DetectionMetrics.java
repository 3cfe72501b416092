package io.spikewatch.billing.detection;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Figures about what waits to be examined and what can't be, the same on every replica. */
@Component
class DetectionMetrics {

    private final JdbcClient jdbc;
    private final Clock clock;

    DetectionMetrics(MeterRegistry meters, JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
        Gauge.builder("billing.detection.unexamined", this::unexamined)
                .description("Since the beginning of the first day that scheduled runs have not examined")
                .baseUnit("seconds")
                .register(meters);
        count(meters, "parts", "select count(*) from detection_part where one_by_one > 0 and done_at is null");
        count(meters, "organizations", "select count(*) from detection_late where failed");
    }

    private void count(MeterRegistry meters, String what, String sql) {
        Gauge.builder(
                        "billing.detection.failing",
                        () -> jdbc.sql(sql).query(Integer.class).single())
                .description(
                        "Parts of runs, and organizations that runs went on without, that fail and are tried again")
                .tag("what", what)
                .register(meters);
    }

    /** No number as long as there was no run. */
    private double unexamined() {
        return jdbc.sql("""
                        select coalesce(
                            (select min(r.from_date) from detection_part p join detection_run r on r.id = p.run_id
                             where r.scheduled and p.done_at is null),
                            (select max(from_date) + 1 from detection_run where scheduled))
                        """).query(LocalDate.class).optional().map(this::since).orElse(Double.NaN);
    }

    private double since(LocalDate date) {
        return Duration.between(date.atStartOfDay().toInstant(ZoneOffset.UTC), clock.instant())
                .toSeconds();
    }
}
