package io.spikewatch.billing.watch;

import static io.spikewatch.billing.AppServiceStub.bearer;
import static org.assertj.core.api.Assertions.assertThat;

import io.spikewatch.billing.UsageCalls;
import io.spikewatch.billing.plan.Limit;
import io.spikewatch.billing.plan.Plan;
import io.spikewatch.billing.plan.Plans;
import io.spikewatch.billing.plan.Tier;
import java.io.UnsupportedEncodingException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An organization on a plan, as its reporters, operators and own people deal with it by HTTP. */
public record Customer(String id, MockMvcTester http) {

    public static final String ALERTS = "/api/v1/billing/alerts";
    public static final LocalDate TODAY = LocalDate.now(Clock.systemUTC());

    /** The billing period began so many days ago. */
    public static final int DAYS = 10;

    private static final LocalDate LONG_AGO = LocalDate.of(2020, 1, 1);

    public static Customer of(MockMvcTester http) {
        return new Customer("customer-" + UUID.randomUUID(), http);
    }

    /** Starter is the smaller one: it includes as much as Growth, and more can't be bought. */
    public static void definePlans(Plans plans) {
        var limits = Map.of(
                "tokens", new Limit(500_000, null), "playbook_runs", new Limit(100, 50L), "seats", new Limit(5, null));
        var tokens = List.of(new Tier(500_000L, BigDecimal.ZERO), new Tier(null, new BigDecimal("0.01")));
        var seats = List.of(new Tier(5L, BigDecimal.ZERO), new Tier(null, BigDecimal.TEN));
        var prices = Map.of("tokens", tokens, "seats", seats);
        plans.put(new Plan("watch-starter", "Starter", 10, "USD", limits, Map.of(), List.of(), LONG_AGO));
        plans.put(new Plan("watch-growth", "Growth", 20, "USD", limits, prices, List.of(), LONG_AGO));
    }

    public Customer subscribed() {
        return tells("watch-growth", "active", "2020-01-01T00:00:00Z");
    }

    public Customer tells(String plan, String status, String occurredAt, String... members) {
        return tells(TODAY.minusDays(DAYS), plan, status, occurredAt, members);
    }

    /** @param members of the subscription besides */
    public Customer tells(LocalDate periodStart, String plan, String status, String occurredAt, String... members) {
        var more = members.length == 0 ? "" : ", " + String.join(", ", members);
        var body = """
                {"plan": "%s", "status": "%s", "current_period_start": "%s", "current_period_end": "%s",
                 "occurred_at": "%s"%s}
                """.formatted(plan, status, periodStart, periodStart.plusDays(30), occurredAt, more);
        assertThat(call(HttpMethod.PUT, "/api/organizations/" + id + "/subscription", "operator", body))
                .hasStatusOk();
        return this;
    }

    public Customer reports(int daysAgo, String counts) {
        new UsageCalls(http).report(id, TODAY.minusDays(daysAgo), counts);
        return this;
    }

    public MvcTestResult list(String query) {
        return call(HttpMethod.GET, ALERTS + query, "owner", "");
    }

    public MvcTestResult generate() {
        return call(HttpMethod.POST, ALERTS + "/generate", "owner", "");
    }

    public MvcTestResult acknowledge(String alertId) {
        return call(HttpMethod.POST, ALERTS + "/" + alertId + "/acknowledge", "member", "");
    }

    public MvcTestResult call(HttpMethod method, String uri, String role, String body) {
        return http.method(method)
                .uri(uri)
                .header(HttpHeaders.AUTHORIZATION, bearer(id, role))
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    /** All of them, newest first. */
    public List<JsonNode> alerts() {
        return alertsIn(list("?limit=100"));
    }

    public List<JsonNode> openAlerts() {
        return alertsIn(list("?limit=100&unacknowledgedOnly=true"));
    }

    /** The messages of open alerts, in alphabetical order. */
    public List<String> openMessages() {
        return openAlerts().stream()
                .map(alert -> alert.path("message").asString())
                .sorted()
                .toList();
    }

    public static List<JsonNode> alertsIn(MvcTestResult answer) {
        assertThat(answer).hasStatusOk();
        return json(answer).path("data").path("alerts").valueStream().toList();
    }

    public static JsonNode json(MvcTestResult answer) {
        try {
            return JsonMapper.shared().readTree(answer.getResponse().getContentAsString(StandardCharsets.UTF_8));
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
