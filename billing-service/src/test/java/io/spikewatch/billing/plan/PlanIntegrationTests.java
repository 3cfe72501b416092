package io.spikewatch.billing.plan;

import static io.spikewatch.billing.AppServiceStub.bearer;
import static org.assertj.core.api.Assertions.assertThat;

import io.spikewatch.billing.IntegrationTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@IntegrationTest
class PlanIntegrationTests {

    private static final String GROWTH = """
            {"name": "Growth", "rank": 20, "currency": "USD",
             "limits": {"tokens": {"limit": 500000, "soft_limit": 400000}, "seats": {"limit": 5, "soft_limit": null}},
             "prices": {"tokens": [{"up_to": 500000, "unit_price": "0"}, {"up_to": null, "unit_price": "0.01"}]},
             "stripe_prices": ["price_123"], "effective_from": "2026-01-01"}
            """;

    @Autowired
    private MockMvcTester http;

    @Test
    void answersWithThePlanThatWasPut() {
        var put = put("growth", GROWTH);

        assertThat(put).hasStatusOk().bodyJson().isStrictlyEqualTo("""
                {"key": "growth", "name": "Growth", "rank": 20, "currency": "USD",
                 "limits": {"tokens": {"limit": 500000, "soft_limit": 400000}, "seats": {"limit": 5, "soft_limit": null}},
                 "prices": {"tokens": [{"up_to": 500000, "unit_price": "0"}, {"up_to": null, "unit_price": "0.01"}]},
                 "stripe_prices": ["price_123"], "effective_from": "2026-01-01"}
                """);
        assertThat(get("/api/plans/growth", "operator")).bodyJson().isStrictlyEqualTo(body(put));
    }

    @Test
    void takesPlanWithoutLimitsAndPrices() {
        var put = put("free", plan("\"limits\": {}, \"prices\": {}, \"stripe_prices\": []"));

        assertThat(put).hasStatusOk().bodyJson().isLenientlyEqualTo("""
                {"limits": {}, "prices": {}, "stripe_prices": []}
                """);
        assertThat(put("free", plan("\"limits\": null"))).bodyJson().isStrictlyEqualTo(body(put));
    }

    @Test
    void readsPriceFromNumberWithoutRoundingIt() {
        var put =
                put("numbers", plan("\"prices\": {\"tokens\": [{\"up_to\": null, \"unit_price\": 123456789.000001}]}"));

        assertThat(put)
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.prices.tokens[0].unit_price")
                .isEqualTo("123456789.000001");
    }

    @Test
    void showsWhatHoldsToday() {
        put("steps", plan("\"rank\": 1").replace("2026-01-01", "2020-01-01"));
        put("steps", plan("\"rank\": 2").replace("2026-01-01", "2021-01-01"));
        put("steps", plan("\"rank\": 3").replace("2026-01-01", "9999-01-01"));
        put("later", plan("\"rank\": 4").replace("2026-01-01", "9999-01-01"));

        assertThat(get("/api/plans/steps", "operator")).bodyJson().isLenientlyEqualTo("""
                {"rank": 2, "effective_from": "2021-01-01"}
                """);
        assertThat(get("/api/plans/later", "operator")).bodyJson().isLenientlyEqualTo("""
                {"rank": 4, "effective_from": "9999-01-01"}
                """);
    }

    @Test
    void replacesVersionOfTheSameDay() {
        put("again", plan("\"rank\": 1"));
        put("again", plan("\"rank\": 2"));

        assertThat(get("/api/plans/again", "operator"))
                .bodyJson()
                .extractingPath("$.rank")
                .isEqualTo(2);
    }

    @Test
    void listsLowestRankFirst() {
        put("high", plan("\"rank\": -98"));
        put("low", plan("\"rank\": -99"));

        var page = get("/api/plans/?limit=1&offset=1", "operator");

        assertThat(page).hasStatusOk().bodyJson().isLenientlyEqualTo("""
                {"previous": "/api/plans?limit=1&offset=0", "results": [{"key": "high"}]}
                """);
    }

    @Test
    void knowsNoOtherPlan() {
        assertThat(get("/api/plans/nonsense", "operator")).hasStatus(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"name\": \" \"|name",
                "\"name\": null|name",
                "\"rank\": null|rank",
                "\"rank\": \"20\"|rank",
                "\"rank\": 20.5|rank",
                "\"currency\": \"usd\"|currency",
                "\"effective_from\": null|effective_from",
                "\"effective_from\": \"2026-02-30\"|effective_from",
                "\"effective_from\": \"2026-02-01T00:00:00\"|effective_from",
                "\"effective_from\": \"+12026-02-01\"|effective_from",
                "\"effective_from\": 20000|effective_from",
                "\"colour\": \"red\"|colour",
                "\"stripe_prices\": [\"\"]|stripe_prices[0]",
                "\"stripe_prices\": [1]|stripe_prices[0]",
                "\"limits\": {\"nonsense\": {\"limit\": 1}}|limits.nonsense",
                "\"limits\": {\"tokens\": null}|limits.tokens",
                "\"limits\": {\"tokens\": {}}|limits.tokens.limit",
                "\"limits\": {\"tokens\": {\"limit\": -1}}|limits.tokens.limit",
                "\"limits\": {\"tokens\": {\"limit\": 1.5}}|limits.tokens.limit",
                "\"limits\": {\"tokens\": {\"limit\": 1, \"soft_limit\": -1}}|limits.tokens.soft_limit",
                "\"prices\": {\"nonsense\": [{\"up_to\": null, \"unit_price\": \"1\"}]}|prices.nonsense",
                "\"prices\": {\"tokens\": []}|prices.tokens",
                "\"prices\": {\"tokens\": [null]}|prices.tokens[0]",
                "\"prices\": {\"tokens\": [{\"up_to\": null}]}|prices.tokens[0].unit_price",
                "\"prices\": {\"tokens\": [{\"up_to\": null, \"unit_price\": \"\"}]}|prices.tokens[0].unit_price",
                "\"prices\": {\"tokens\": [{\"up_to\": null, \"unit_price\": \"a\"}]}|prices.tokens[0].unit_price",
                "\"prices\": {\"tokens\": [{\"up_to\": null, \"unit_price\": true}]}|prices.tokens[0].unit_price",
                "\"prices\": {\"tokens\": [{\"up_to\": null, \"unit_price\": \"-1\"}]}|prices.tokens[0].unit_price",
                "\"prices\": {\"tokens\": [{\"up_to\": null, \"unit_price\": \"0.0000001\"}]}|prices.tokens[0].unit_price",
                "\"prices\": {\"tokens\": [{\"up_to\": null, \"unit_price\": 0.0000001}]}|prices.tokens[0].unit_price",
                "\"prices\": {\"tokens\": [{\"up_to\": null, \"unit_price\": \"1e999999999\"}]}|prices.tokens[0].unit_price",
                "\"prices\": {\"tokens\": [{\"up_to\": null, \"unit_price\": \"10e2147483647\"}]}|prices.tokens[0].unit_price",
                "\"prices\": {\"tokens\": [{\"up_to\": 5, \"unit_price\": \"1\"}]}|prices.tokens[0].up_to",
                "\"prices\": {\"tokens\": [{\"up_to\": 0, \"unit_price\": \"1\"}, {\"unit_price\": \"1\"}]}|prices.tokens[0].up_to",
                "\"prices\": {\"tokens\": [{\"unit_price\": \"1\"}, {\"unit_price\": \"1\"}]}|prices.tokens[0].up_to",
                "\"prices\": {\"tokens\": [{\"up_to\": 5, \"unit_price\": \"1\"}, {\"up_to\": 5, \"unit_price\": \"1\"}, {\"unit_price\": \"1\"}]}|prices.tokens[1].up_to"
            })
    void refusesMalformedPlanNamingTheField(String field, String name) {
        assertThat(put("wrong", plan(field)))
                .hasStatus(400)
                .bodyJson()
                .extractingPath("$.errors[0].field")
                .isEqualTo(name);
    }

    @Test
    void refusesKeyThatIsNone() {
        assertThat(put("a b", GROWTH))
                .hasStatus(400)
                .bodyJson()
                .extractingPath("$.errors[0].field")
                .isEqualTo("key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"owner", "admin", "member", "staff"})
    void areForOperatorsAlone(String role) {
        assertThat(get("/api/plans/", role)).hasStatus(403);
        assertThat(get("/api/plans/growth", role)).hasStatus(403);
        assertThat(http.put()
                        .uri("/api/plans/growth")
                        .header(HttpHeaders.AUTHORIZATION, bearer("vendor", role))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(GROWTH))
                .hasStatus(403);
    }

    /** A plan with one field changed or added. */
    private static String plan(String field) {
        var name = field.substring(0, field.indexOf(':'));
        var others = new StringBuilder();
        for (var other : new String[] {
            "\"name\": \"Plan\"", "\"rank\": 1", "\"currency\": \"USD\"", "\"effective_from\": \"2026-01-01\""
        }) {
            if (!other.startsWith(name + ":")) {
                others.append(", ").append(other);
            }
        }
        return "{" + field + others + "}";
    }

    private MvcTestResult put(String key, String plan) {
        return http.put()
                .uri("/api/plans/{key}", key)
                .header(HttpHeaders.AUTHORIZATION, bearer("vendor", "operator"))
                .contentType(MediaType.APPLICATION_JSON)
                .content(plan)
                .exchange();
    }

    private MvcTestResult get(String path, String role) {
        return http.get()
                .uri(path)
                .header(HttpHeaders.AUTHORIZATION, bearer("vendor", role))
                .exchange();
    }

    private static String body(MvcTestResult answer) {
        return new String(answer.getResponse().getContentAsByteArray(), java.nio.charset.StandardCharsets.UTF_8);
    }
}
