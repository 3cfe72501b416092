package io.spikewatch.quickstart;

import java.time.LocalDate;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** The demo's plans, and what its organizations were subscribed to in every month that they reported. */
final class Subscriptions {

    private final Api operator;

    Subscriptions(Api operator) {
        this.operator = operator;
    }

    /** May be repeated: a plan's same version and a period that is known change nothing. */
    void load(DateRange reported) {
        var plans = new JsonMapper().readTree(DemoFiles.bytes("plans.json"));
        plans.forEachEntry((key, plan) -> operator.put("/api/plans/" + key, plan));
        var subscriptions = DemoFiles.rows("subscriptions.csv").toList();
        subscriptions.parallelStream()
                .forEach(row ->
                        subscribe(row[0], row[1], firstPeriod(reported.first(), Integer.parseInt(row[2])), reported));
        Console.progress("plans", "%d, with %d subscriptions".formatted(plans.size(), subscriptions.size()));
    }

    private static LocalDate firstPeriod(LocalDate reported, int dayOfMonth) {
        var start = reported.withDayOfMonth(dayOfMonth);
        return start.isAfter(reported) ? start.minusMonths(1) : start;
    }

    /** Period by period, the last one being today's. */
    private void subscribe(String organization, String plan, LocalDate first, DateRange reported) {
        var today = reported.last().plusDays(1);
        for (var start = first; !start.isAfter(today); start = start.plusMonths(1)) {
            operator.put(
                    "/api/organizations/" + organization + "/subscription",
                    Map.of(
                            "plan",
                            plan,
                            "status",
                            "active",
                            "current_period_start",
                            start.toString(),
                            "current_period_end",
                            start.plusMonths(1).toString(),
                            "occurred_at",
                            start + "T00:00:00Z"));
        }
    }
}
