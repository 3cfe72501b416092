package io.spikewatch.benchmarks;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * An event that tells thousands, beside the same rows inserted without any thought; and hundreds of events that tell one
 * person each, by campaigns whose guards warn and hold.
 */
final class DeliveryBenchmark {

    private static final int HEAP_MEGABYTES = 512;
    private static final int FAR_AWAY = 1_000_000;
    private static final Map<String, String> OPTIONS = new TreeMap<>(Map.of(
            "--recipients", "of one event (10000)",
            "--rounds", "that are measured, after as many to warm up (8)"));

    private final int recipients;
    private final int rounds;
    private final MeasuredApp app;

    private DeliveryBenchmark(Options options, MeasuredApp app) {
        this.recipients = options.number("--recipients", 10_000);
        this.rounds = options.number("--rounds", 8);
        this.app = app;
    }

    public static void main(String[] arguments) {
        var options = Options.parse(arguments, OPTIONS);
        try (var app = MeasuredApp.start(HEAP_MEGABYTES)) {
            new DeliveryBenchmark(options, app).run();
        }
    }

    private void run() {
        createPeople("large", 1, recipients);
        createPeople("small", GuardCase.EVENTS, 1);
        var guards = List.of(
                new GuardCase("it warns", "warn", FAR_AWAY, app),
                new GuardCase("it holds, and its limit is far away", "hold", FAR_AWAY, app),
                new GuardCase("it holds, from the 51st send on", "hold", 50, app));
        var race = new FanOutRace("large-1", recipients, app);
        for (var round = 1; round <= 2 * rounds; round++) {
            var counts = round > rounds;
            Progress.say("Round %d%s".formatted(round, counts ? "" : " (to warm up)"));
            race.measure(round, counts);
            guards.forEach(each -> each.measure("small-", counts));
        }
        print(race, guards);
    }

    private static void print(FanOutRace race, List<GuardCase> guards) {
        System.out.println(race);
        System.out.printf("| the guard of %d events that tell one person each | ms an event |%n", GuardCase.EVENTS);
        System.out.println("| --- | ---: |");
        guards.forEach(System.out::println);
        System.out.println();
        System.out.println(Reach.atLeast("fan-out, share of a bare loop's speed", race.shareOfLoop(), 0.5, "of it"));
    }

    /** Straight into the database: thousands of them by the API would take minutes. */
    private void createPeople(String organization, int organizations, int members) {
        Progress.say("Writing down %,d × %,d people".formatted(organizations, members));
        Sql.execute(app.connect(), """
                with customer as (
                    insert into organization (id, name)
                    select '%1$s-' || n, 'Customer ' || n from generate_series(1, %2$d) n returning id),
                person as (
                    insert into app_user (id, email, name)
                    select gen_random_uuid(), m || '@' || id, 'Member ' || m
                    from customer, generate_series(1, %3$d) m returning id, email)
                insert into membership (organization_id, user_id, role)
                select split_part(email, '@', 2), id, 'member' from person
                """.formatted(organization, organizations, members));
    }
}
