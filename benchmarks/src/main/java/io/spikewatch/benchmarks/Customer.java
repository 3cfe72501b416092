package io.spikewatch.benchmarks;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** An organization of the data set: its reports follow from its id. Some teams come late or leave early, some days miss. */
record Customer(String id, List<Team> teams) {

    static final List<String> USAGE_TYPES = List.of(
            "event_count_in_period",
            "exceptions_captured_in_period",
            "recording_count_in_period",
            "rows_synced_in_period",
            "survey_responses_count_in_period",
            "mobile_recording_count_in_period",
            "billable_feature_flag_requests_count_in_period",
            "enhanced_persons_event_count_in_period");

    private static final int FIRST_TEAM = 10_000;
    private static final double MISSING_DAYS = 0.02;
    private static final double WEEKEND = 0.4;

    static Customer of(String id, int teams, LocalDate from, LocalDate to) {
        var random = new SplittableRandom(id.hashCode());
        return new Customer(
                id,
                IntStream.range(0, teams)
                        .mapToObj(number -> Team.of(FIRST_TEAM + 7 * number, from, to, random))
                        .toList());
    }

    void writeTo(OutputStream out, LocalDate from, LocalDate to) throws IOException {
        for (var date = from; !date.isAfter(to); date = date.plusDays(1)) {
            var line = new StringBuilder();
            report(date, line);
            out.write(line.toString().getBytes(StandardCharsets.UTF_8));
        }
    }

    /** One line, or none if the day is missing. */
    void report(LocalDate date, StringBuilder out) {
        var random = random(date);
        if (random.nextDouble() < MISSING_DAYS) {
            return;
        }
        var totals = new long[USAGE_TYPES.size()];
        out.append("{\"organization_id\":\"").append(id);
        out.append("\",\"date\":\"").append(date).append("\",\"report\":{\"teams\":{");
        var separator = "";
        for (var team : teams) {
            if (team.existsOn(date)) {
                out.append(separator).append('"').append(team.id()).append("\":{");
                writeCounts(team.counts(random, share(date)), totals, out);
                out.append('}');
                separator = ",";
            }
        }
        out.append("},");
        writeCounts(totals, new long[totals.length], out);
        out.append("}}\n");
    }

    int teamsOn(LocalDate date) {
        return random(date).nextDouble() < MISSING_DAYS
                ? 0
                : (int) teams.stream().filter(team -> team.existsOn(date)).count();
    }

    private SplittableRandom random(LocalDate date) {
        return new SplittableRandom(id.hashCode() * 31L + date.toEpochDay());
    }

    private static double share(LocalDate date) {
        return date.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0 ? 1 : WEEKEND;
    }

    private static void writeCounts(long[] counts, long[] totals, StringBuilder out) {
        for (var type = 0; type < counts.length; type++) {
            out.append(type == 0 ? "\"" : ",\"").append(USAGE_TYPES.get(type)).append("\":");
            out.append(counts[type]);
            totals[type] += counts[type];
        }
    }

    /** A part of the organization; half of the usage types are never used by it. */
    record Team(int id, LocalDate from, LocalDate to, long[] usual) {

        private static final double SPREAD = 1.8;
        private static final double MEDIAN = 400;

        static Team of(int id, LocalDate from, LocalDate to, SplittableRandom random) {
            var days = from.until(to).toTotalMonths() * 30 + 1;
            var start = random.nextDouble() < 0.1 ? from.plusDays(random.nextLong(days)) : from;
            var end = random.nextDouble() < 0.05 ? to.minusDays(random.nextLong(days)) : to;
            return new Team(
                    id,
                    start,
                    end,
                    USAGE_TYPES.stream()
                            .mapToLong(type -> random.nextBoolean() ? 0 : usual(random))
                            .toArray());
        }

        private static long usual(SplittableRandom random) {
            return Math.round(MEDIAN * Math.exp(SPREAD * random.nextGaussian()));
        }

        boolean existsOn(LocalDate date) {
            return !date.isBefore(from) && !date.isAfter(to);
        }

        long[] counts(SplittableRandom random, double share) {
            var counts = new long[usual.length];
            for (var type = 0; type < counts.length; type++) {
                counts[type] = Math.round(usual[type] * share * (0.8 + 0.4 * random.nextDouble()));
            }
            return counts;
        }
    }
}
