package io.spikewatch.billing.detection;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Made-up reports of one organization, with everything that detection stumbles over, and ways in which they may arrive. */
final class Arrivals {

    static final List<String> USAGE_TYPES = List.of("event_count_in_period", "recording_count_in_period", "tokens");

    private static final double[] WEEK = {1.1, 1.2, 1.2, 1.1, 1.0, 0.5, 0.4};

    private final Random random;
    private final List<Report> reports = new ArrayList<>();

    private Arrivals(long seed) {
        this.random = new Random(seed);
    }

    /** Days of three usage types with calm and wild stretches; some days are missing. */
    static Arrivals of(long seed, LocalDate first, int days) {
        var arrivals = new Arrivals(seed);
        var wild = new HashMap<String, Double>();
        for (var day = 0; day < days; day++) {
            USAGE_TYPES.forEach(type -> wild.compute(type, (key, factor) -> arrivals.stretch(factor)));
            if (arrivals.random.nextInt(20) > 0) {
                arrivals.reports.add(new Report(first.plusDays(day), arrivals.counts(day, wild)));
            }
        }
        return arrivals;
    }

    private double stretch(Double factor) {
        if (factor != null && factor != 1) {
            return random.nextInt(4) == 0 ? 1 : factor;
        }
        return random.nextInt(25) == 0 ? List.of(0.1, 2.5, 4.0, 20.0).get(random.nextInt(4)) : 1;
    }

    private Map<String, Long> counts(int day, Map<String, Double> wild) {
        var counts = new HashMap<String, Long>();
        USAGE_TYPES.forEach(type -> {
            var usual = 1_000 * WEEK[day % 7] * Math.exp(0.1 * random.nextGaussian());
            counts.put(type, Math.round(usual * wild.getOrDefault(type, 1.0)));
        });
        return counts;
    }

    List<Report> inOrder() {
        return reports;
    }

    /** In any order, some twice, some wrong at first. */
    List<Report> inDisorder() {
        var arrivals = new ArrayList<>(reports);
        Collections.shuffle(arrivals, random);
        for (var report : reports) {
            var position = arrivals.indexOf(report);
            if (random.nextInt(4) == 0) {
                arrivals.add(position + random.nextInt(arrivals.size() - position) + 1, report);
            }
            if (random.nextInt(3) == 0) {
                arrivals.add(random.nextInt(position + 1), report.times(random.nextInt(12)));
            }
        }
        return arrivals;
    }

    record Report(LocalDate date, Map<String, Long> counts) {

        Report times(int factor) {
            var wrong = new HashMap<String, Long>();
            counts.forEach((type, count) -> wrong.put(type, count * factor));
            return new Report(date, wrong);
        }

        String line(String organizationId) {
            var json = new StringBuilder();
            counts.forEach(
                    (type, count) -> json.append(json.isEmpty() ? "" : ",").append("\"%s\":%d".formatted(type, count)));
            return "{\"organization_id\":\"%s\",\"date\":\"%s\",\"report\":{%s}}".formatted(organizationId, date, json);
        }
    }
}
