package io.spikewatch.benchmarks;

import java.sql.Connection;
import java.util.Locale;

/** One event that tells thousands, beside the same rows inserted without any thought: in turn, on the same data. */
final class FanOutRace {

    private static final String NAME = "fan-out";

    private final String organization;
    private final int recipients;
    private final MeasuredCampaign campaign;
    private final Connection database;
    private final CopiedSends oneByOne;
    private final CopiedSends inSets;
    private final Timings ours = new Timings();
    private final Timings loop = new Timings();
    private final Timings sets = new Timings();

    FanOutRace(String organization, int recipients, MeasuredApp app) {
        this.organization = organization;
        this.recipients = recipients;
        campaign = MeasuredCampaign.run(NAME, "warn", Integer.MAX_VALUE, app);
        database = app.connect();
        oneByOne = new CopiedSends(database, "one_by_one");
        inSets = new CopiedSends(database, "in_sets");
    }

    void measure(int round, boolean counts) {
        var event = NAME + "-" + round;
        measure(ours, counts, () -> fanOut(event));
        var rows = oneByOne.rowsOf(event);
        if (rows.notifications().size() != recipients || rows.sends().size() != recipients) {
            throw new IllegalStateException(
                    "%d were told".formatted(rows.notifications().size()));
        }
        measure(loop, counts, () -> oneByOne.insertOneByOne(rows));
        measure(sets, counts, () -> inSets.insertAsSets(event));
    }

    private static void measure(Timings timings, boolean counts, Runnable work) {
        var begun = System.nanoTime();
        work.run();
        if (counts) {
            timings.add(System.nanoTime() - begun);
        }
    }

    /** From the moment the message is handed to the queue until everything is committed. */
    private void fanOut(String event) {
        campaign.tell(event, organization);
        var delivered = "select from send where event_id = '%s' and state = 'delivered' limit 1".formatted(event);
        Sql.await(database, "select count(*) from (" + delivered + ") s", 1);
    }

    /** How much of the loop's speed is left when everything is decided, and not only written. */
    double shareOfLoop() {
        return loop.median() / ours.median();
    }

    @Override
    public String toString() {
        return """

                | %,d sends and as many notifications | median ms | people/s |
                | --- | ---: | ---: |
                %s
                %s
                %s
                """.formatted(
                        recipients,
                        row("one event through the queue, planned and delivered", ours),
                        row("a loop that inserts the same rows", loop),
                        row("the same rows as two bare sets", sets));
    }

    private String row(String how, Timings timings) {
        return String.format(
                Locale.ROOT, "| %s | %,.0f | %,.0f |", how, timings.median(), recipients / timings.median() * 1_000);
    }
}
