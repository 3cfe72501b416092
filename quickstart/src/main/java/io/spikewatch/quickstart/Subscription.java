package io.spikewatch.quickstart;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What an organization of the demo is subscribed to.
 *
 * @param firstDay of the month, on which its periods begin; below zero: so many days ago the present one began
 * @param trialDays left, of a trial; there is nothing before it
 * @param planBefore the plan of the periods before the present one
 */
record Subscription(String organization, String plan, int firstDay, String status, int trialDays, String planBefore) {

    static List<Subscription> all() {
        return DemoFiles.rows("subscriptions.csv").map(Subscription::of).toList();
    }

    private static Subscription of(String... row) {
        var trialDays = row[4].isEmpty() ? 0 : Integer.parseInt(row[4]);
        return new Subscription(
                row[0], row[1], Integer.parseInt(row[2]), row[3], trialDays, row[5].isEmpty() ? row[1] : row[5]);
    }

    /** The first day of the period that today is part of. */
    LocalDate periodStart(LocalDate today) {
        if (firstDay < 0) {
            return today.plusDays(firstDay);
        }
        var start = today.withDayOfMonth(firstDay);
        return start.isAfter(today) ? start.minusMonths(1) : start;
    }

    /** What its source would have said so far, oldest first, in bodies of PUT. */
    List<Map<String, String>> words(LocalDate firstReport, LocalDate today) {
        var start = periodStart(today);
        var words = new ArrayList<Map<String, String>>();
        for (var months = isTrial() ? 0 : monthsBetween(firstReport, start); months > 0; months--) {
            words.add(word(planBefore, start.minusMonths(months), start.minusMonths(months - 1L)));
        }
        words.add(word(plan, start, start.plusMonths(1)));
        if (isTrial()) {
            words.get(0).put("status", status);
            words.get(0).put("trial_ends_at", today.plusDays(trialDays) + "T12:00:00Z");
        } else if (isCanceled()) {
            words.add(cancellation(start, today.minusDays(1) + "T10:00:00Z"));
        }
        return words;
    }

    private Map<String, String> cancellation(LocalDate start, String time) {
        var word = word(plan, start, start.plusMonths(1));
        word.put("status", status);
        word.put("canceled_at", time);
        word.put("occurred_at", time);
        return word;
    }

    private static Map<String, String> word(String plan, LocalDate start, LocalDate end) {
        return new TreeMap<>(Map.of(
                "plan",
                plan,
                "status",
                "active",
                "current_period_start",
                start.toString(),
                "current_period_end",
                end.toString(),
                "occurred_at",
                start + "T00:00:00Z"));
    }

    private static int monthsBetween(LocalDate firstReport, LocalDate start) {
        var months = 0;
        while (start.minusMonths(months).isAfter(firstReport)) {
            months++;
        }
        return months;
    }

    private boolean isTrial() {
        return trialDays > 0;
    }

    private boolean isCanceled() {
        return status.equals("canceled");
    }
}
