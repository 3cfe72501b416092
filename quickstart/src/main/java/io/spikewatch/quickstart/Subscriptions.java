package io.spikewatch.quickstart;

import java.time.LocalDate;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The demo's plans, and what its organizations were subscribed to in every month that they reported. */
final class Subscriptions {

    private static final JsonMapper JSON = new JsonMapper();

    /** Its limit follows from what its only organization has used. */
    private static final String COMMITTED = "committed";

    private static final String COMMITTED_TYPE = "event_count_in_period";
    private static final int USED_PERCENT = 85;
    private static final long ROUND = 1_000_000;

    private final Api operator;

    Subscriptions(Api operator) {
        this.operator = operator;
    }

    /**
     * May be repeated: a plan's same version and a word that is known change nothing. To be loaded before the reports:
     * then nobody is warned of the limits of months that are over.
     *
     * @param reports that are going to be loaded
     * @param reported the days they are about
     */
    void load(List<String> reports, DateRange reported) {
        var today = reported.last().plusDays(1);
        var subscriptions = Subscription.all();
        var plans = JSON.readTree(DemoFiles.bytes("plans.json"));
        commit((ObjectNode) plans.path(COMMITTED), subscriptions, reports, today);
        plans.forEachEntry((key, plan) -> operator.put("/api/plans/" + key, plan));
        subscriptions.parallelStream().forEach(each -> tell(each, reported.first(), today));
        Console.progress("plans", "%d, with %d subscriptions".formatted(plans.size(), subscriptions.size()));
    }

    private void tell(Subscription subscription, LocalDate firstReport, LocalDate today) {
        var path = "/api/organizations/" + subscription.organization() + "/subscription";
        subscription.words(firstReport, today).forEach(word -> operator.put(path, word));
    }

    private static void commit(
            ObjectNode plan, List<Subscription> subscriptions, List<String> reports, LocalDate today) {
        var subscription = subscriptions.stream()
                .filter(each -> each.plan().equals(COMMITTED))
                .findFirst()
                .orElseThrow();
        var limit = used(subscription, reports, today) * 100 / USED_PERCENT / ROUND * ROUND;
        plan.withObject("limits").withObject(COMMITTED_TYPE).put("limit", limit).put("soft_limit", limit);
    }

    private static long used(Subscription subscription, List<String> reports, LocalDate today) {
        var start = subscription.periodStart(today);
        return reports.stream()
                .filter(line -> !UsageReports.date(line).orElseThrow().isBefore(start))
                .map(JSON::readTree)
                .filter(report -> report.path("organization_id").asString().equals(subscription.organization()))
                .mapToLong(Subscriptions::count)
                .sum();
    }

    private static long count(JsonNode report) {
        return report.path("report").path(COMMITTED_TYPE).asLong();
    }
}
