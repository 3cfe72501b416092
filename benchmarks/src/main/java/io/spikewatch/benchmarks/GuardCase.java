package io.spikewatch.benchmarks;

import java.sql.SQLException;
import java.util.Locale;
import java.util.stream.IntStream;

/** Many events that tell one person each, under one guard: they wait in the queue until all of them are there. */
final class GuardCase {

    static final int EVENTS = 410;

    private final String name;
    private final MeasuredApp app;
    private final MeasuredCampaign campaign;
    private final Timings timings = new Timings();
    private int rounds;

    GuardCase(String name, String mode, int floor, MeasuredApp app) {
        this.name = name;
        this.app = app;
        this.campaign = MeasuredCampaign.run("guard-" + mode + "-" + floor, mode, floor, app);
    }

    /** The customers' ids begin with a word and end with a number from 1. */
    void measure(String customers, boolean counts) {
        rounds++;
        try (var gate = app.connect();
                var database = app.connect()) {
            Sql.execute(gate, "begin; lock table campaign");
            IntStream.rangeClosed(1, EVENTS).parallel().forEach(number -> tell(customers, number));
            var begun = System.nanoTime();
            Sql.execute(gate, "commit");
            Sql.await(
                    database,
                    "select count(*) from send where campaign = '%s'".formatted(campaign.name()),
                    (long) rounds * EVENTS);
            if (counts) {
                timings.add(System.nanoTime() - begun);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void tell(String customers, int number) {
        campaign.tell("%s-%d-%d".formatted(campaign.name(), rounds, number), customers + number);
    }

    double millisecondsPerEvent() {
        return timings.median() / EVENTS;
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "| %s | %.2f |", name, millisecondsPerEvent());
    }
}
