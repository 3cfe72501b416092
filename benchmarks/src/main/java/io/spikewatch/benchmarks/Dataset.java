package io.spikewatch.benchmarks;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Made-up usage, the same on every run: organizations whose numbers of teams are log-normal, and a few large ones.
 *
 * @param to the last day, yesterday
 */
record Dataset(List<Customer> customers, LocalDate from, LocalDate to) {

    private static final double MEDIAN_TEAMS = 3;
    private static final double SPREAD = 1.1;
    private static final int MOST_TEAMS = 200;

    static Dataset of(int organizations, List<Integer> largeTeams, int days) {
        var to = LocalDate.now(Clock.systemUTC()).minusDays(1);
        var customers = new ArrayList<Customer>();
        largeTeams.forEach(teams -> customers.add(Customer.of("large-" + teams, teams, to.minusDays(days - 1L), to)));
        var random = new SplittableRandom(1);
        IntStream.range(0, organizations)
                .mapToObj(number -> Customer.of("org-" + number, teams(random), to.minusDays(days - 1L), to))
                .forEach(customers::add);
        return new Dataset(customers, to.minusDays(days - 1L), to);
    }

    private static int teams(SplittableRandom random) {
        var teams = Math.round(MEDIAN_TEAMS * Math.exp(SPREAD * random.nextGaussian()));
        return (int) Math.max(1, Math.min(MOST_TEAMS, teams));
    }

    int days() {
        return (int) ChronoUnit.DAYS.between(from, to) + 1;
    }

    Customer customer(String id) {
        return customers.stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** Every report of every organization as NDJSON. */
    void writeTo(OutputStream out) throws IOException {
        var written = 0;
        for (var customer : customers) {
            customer.writeTo(out, from, to);
            written++;
            if (written * 10 / customers.size() > (written - 1) * 10 / customers.size()) {
                Progress.say("  %,d of %,d organizations".formatted(written, customers.size()));
            }
        }
    }

    /** One day's reports of every organization as NDJSON. */
    byte[] day(LocalDate date) {
        var lines = new StringBuilder();
        customers.forEach(customer -> customer.report(date, lines));
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The rows a report has for its teams, over all organizations. */
    long teamRows(LocalDate date) {
        return customers.stream().mapToLong(each -> each.teamsOn(date)).sum();
    }
}
