package io.spikewatch.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.spikewatch.quickstart.Api;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An organization on a plan, as its reporters, operators and own people deal with it by REST. */
record Subscriber(String id, Spikewatch system, Api person) {

    static final String ALERTS = "/api/v1/billing/alerts";
    static final LocalDate TODAY = LocalDate.now(Clock.systemUTC());

    /** Of the billing period, which takes 30 days. */
    static final LocalDate START = TODAY.minusDays(10);

    private static final JsonMapper JSON = new JsonMapper();

    /** What an alert tells: the columns of the reference's tables. */
    record Told(String type, String severity, String message, String metadata) {

        private static Told by(JsonNode alert) {
            return new Told(
                    alert.path("alertType").asString(),
                    alert.path("severity").asString(),
                    alert.path("message").asString(),
                    alert.path("metadata").toString());
        }
    }

    /** Both include the same; more can be bought on Growth alone. */
    static void definePlans(Api operator) {
        definePlan(operator, "Starter", 10, "");
        definePlan(operator, "Growth", 20, """
                "tokens":[{"up_to":500000,"unit_price":"0"},{"up_to":null,"unit_price":"0.01"}],
                "seats":[{"up_to":5,"unit_price":"0"},{"up_to":null,"unit_price":"10"}]""");
    }

    private static void definePlan(Api operator, String name, int rank, String prices) {
        operator.put("/api/plans/" + name.toLowerCase(Locale.ROOT), JSON.readTree("""
                {"name":"%1$s","rank":%2$d,"currency":"USD","prices":{%3$s},"stripe_prices":["price_%1$s"],
                 "effective_from":"2020-01-01","limits":{"tokens":{"limit":500000,"soft_limit":500000},
                  "playbook_runs":{"limit":100,"soft_limit":50},"seats":{"limit":5}}}""".formatted(name, rank, prices)));
    }

    /** An organization without a plan so far. */
    static Subscriber ownedBy(Person owner, Spikewatch system) {
        var id = "subscriber-" + UUID.randomUUID();
        system.operator().post("/api/organizations/", Map.of("id", id, "name", id));
        return new Subscriber(id, system, owner.api()).with(owner, "owner").seenBy(owner);
    }

    Subscriber with(Person person, String role) {
        system.operator().put("/api/organizations/%s/members/%s".formatted(id, person.id()), Map.of("role", role));
        return this;
    }

    /** The same, asked about by somebody else. */
    Subscriber seenBy(Person other) {
        return new Subscriber(id, system, other.api().with("X-Organization-Id", id));
    }

    Subscriber on(String plan) {
        return tells(plan, "active", "2020-01-01T00:00:00Z");
    }

    /** @param members of the subscription besides, as JSON */
    Subscriber tells(String plan, String status, String occurredAt, String... members) {
        var more = members.length == 0 ? "" : "," + String.join(",", members);
        system.operator().put("/api/organizations/" + id + "/subscription", JSON.readTree("""
                {"plan":"%s","status":"%s","current_period_start":"%s","current_period_end":"%s","occurred_at":"%s"%s}
                """.formatted(
                        plan, status, START, START.plusDays(30), occurredAt, more)));
        return this;
    }

    Subscriber trial(int daysLeft, String occurredAt) {
        return tells("growth", "trialing", occurredAt, "\"trial_ends_at\":\"%s\"".formatted(trialEnd(daysLeft)));
    }

    static String trialEnd(int daysLeft) {
        return TODAY.plusDays(daysLeft) + "T00:00:00Z";
    }

    /** @param counts as JSON members; they take the place of an earlier report of that day */
    Subscriber reports(int daysAgo, String counts) {
        var report = """
                {"organization_id":"%s","date":"%s","report":{%s}}""".formatted(id, TODAY.minusDays(daysAgo), counts);
        system.reporter().post("/api/usage-reports", "application/json", report.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** As the reference's example: without a body. */
    JsonNode generate() {
        return post("/generate");
    }

    JsonNode acknowledge(String alertId) {
        return post("/" + alertId + "/acknowledge");
    }

    private JsonNode post(String path) {
        return data(person.post(ALERTS + path, "application/json", new byte[0]));
    }

    JsonNode list(String query) {
        return data(person.get(ALERTS + query));
    }

    private static JsonNode data(JsonNode answer) {
        assertThat(answer.path("success").asBoolean()).isTrue();
        return answer.path("data");
    }

    /** Newest first. */
    List<JsonNode> all() {
        return list("?limit=100").path("alerts").valueStream().toList();
    }

    List<JsonNode> open() {
        return list("?limit=100&unacknowledgedOnly=true")
                .path("alerts")
                .valueStream()
                .toList();
    }

    String onlyOpen() {
        var open = open();
        assertThat(open).hasSize(1);
        return open.get(0).path("id").asString();
    }

    /** What the open alerts tell. */
    List<Told> told() {
        return open().stream().map(Told::by).toList();
    }

    List<String> messages() {
        return told().stream().map(Told::message).toList();
    }
}
