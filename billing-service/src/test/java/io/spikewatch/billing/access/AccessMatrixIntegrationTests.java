package io.spikewatch.billing.access;

import static io.spikewatch.billing.access.CallerRole.ADMIN;
import static io.spikewatch.billing.access.CallerRole.MEMBER;
import static io.spikewatch.billing.access.CallerRole.OPERATOR;
import static io.spikewatch.billing.access.CallerRole.OWNER;
import static io.spikewatch.billing.access.CallerRole.STAFF;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.spikewatch.billing.AppServiceStub;
import io.spikewatch.billing.IntegrationTest;
import io.spikewatch.web.ApiDocument.Operation;
import io.spikewatch.web.DescribedAnswers;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;

/**
 * Who may call what, for which organization: each role calls each operation that the API's description names, for its own
 * organization and for another. An operation without a rule here fails.
 */
@IntegrationTest
@TestInstance(Lifecycle.PER_CLASS)
class AccessMatrixIntegrationTests {

    private static final Set<CallerRole> READERS = Set.of(OWNER, ADMIN, STAFF, OPERATOR);
    private static final Set<CallerRole> OPERATORS = Set.of(OPERATOR);
    private static final Set<CallerRole> EVERYBODY = Set.of(CallerRole.values());
    private static final Set<CallerRole> INSIDERS = Set.of(OWNER, ADMIN, MEMBER, OPERATOR);

    /** What reporters tell is taken with an ingest key, from nobody who comes with a token. */
    private static final Set<String> OF_REPORTERS = Set.of("POST /api/usage-reports", "POST /api/lifecycle-events");

    /** Whoever comes, with a token or without, it is the signature that counts. */
    private static final String STRIPE = "POST /webhooks/stripe";

    private static final Map<String, Set<CallerRole>> RULES = Map.ofEntries(
            entry("GET /api/usage-v2", READERS),
            entry("GET /api/usage-v2/export", READERS),
            entry("GET /api/usage-v2/spend", READERS),
            entry("GET /api/usage-v2/spend/export", READERS),
            entry("GET /api/usage-v2/limits", READERS),
            entry("GET /api/spikes", READERS),
            entry("GET /api/spikes/{id}", READERS),
            entry("GET /api/spikes/why", READERS),
            entry("GET /api/spikes/back-test", READERS),
            entry("PUT /api/spikes/{id}/feedback", READERS),
            entry("GET /api/spikes/feedback", OPERATORS),
            entry("GET /api/spikes/detection-runs", OPERATORS),
            entry("GET /api/spikes/detection-runs/{id}", OPERATORS),
            entry("POST /api/spikes/detection-runs", OPERATORS),
            entry("GET /api/plans", OPERATORS),
            entry("GET /api/plans/{key}", OPERATORS),
            entry("PUT /api/plans/{key}", OPERATORS),
            entry("GET /api/organizations/{id}/subscription", OPERATORS),
            entry("PUT /api/organizations/{id}/subscription", OPERATORS),
            entry("GET /api/v1/billing/alerts", EVERYBODY),
            entry("GET /api/v1/billing/alerts/thresholds", EVERYBODY),
            entry("PUT /api/v1/billing/alerts/thresholds", Set.of(OWNER, ADMIN, OPERATOR)),
            entry("GET /api/v1/billing/alerts/statistics", EVERYBODY),
            entry("GET /api/v1/billing/alerts/statistics/organizations", OPERATORS),
            entry("POST /api/v1/billing/alerts/generate", INSIDERS),
            entry("POST /api/v1/billing/alerts/{id}/acknowledge", INSIDERS),
            entry("POST /api/usage-reports", Set.of()),
            entry("POST /api/lifecycle-events", Set.of()),
            entry(STRIPE, Set.of()));

    private static final Set<String> OF_NO_ORGANIZATION = Set.of(
            "GET /api/spikes/detection-runs",
            "GET /api/spikes/detection-runs/{id}",
            "POST /api/spikes/detection-runs",
            "GET /api/plans",
            "GET /api/plans/{key}",
            "PUT /api/plans/{key}",
            "GET /api/spikes/feedback",
            // Whoever's it isn't learns as little of a spike as of one that isn't there.
            "GET /api/spikes/{id}",
            "PUT /api/spikes/{id}/feedback");

    /** It is the token that says whose alerts they are. */
    private static final String ALERTS = "/api/v1/billing/alerts";

    private static final Map<String, String> PARAMETERS = Map.of(
            "start_date", "2026-06-01",
            "end_date", "2026-06-02",
            "date", "2026-06-01",
            "usage_type", "tokens");

    /** Well-formed, so that access is judged, yet refused to those who have it: nothing is left behind but a word on this test's spike. */
    private static final Map<String, String> BODIES = Map.of(
            "POST /api/spikes/detection-runs",
            """
                    {"from":"2026-06-02","to":"2026-06-01"}""",
            "PUT /api/spikes/{id}/feedback",
            "{\"useful\":true}",
            "PUT /api/plans/{key}",
            """
                    {"name":"Matrix","rank":1,"currency":"USD","effective_from":"2026-01-01","stripe_prices":[],
                     "limits":{},"prices":{"tokens":[{"up_to":5,"unit_price":"1"}]}}""",
            "PUT /api/organizations/{id}/subscription",
            """
                    {"plan":"nobody-knows-it","status":"active","current_period_start":"2026-06-01",
                     "current_period_end":"2026-07-01","occurred_at":"2026-06-01T00:00:00Z"}""",
            "PUT /api/v1/billing/alerts/thresholds",
            """
                    {"nonsense":{"percent":70}}""",
            "POST /api/usage-reports",
            "[]",
            "POST /api/lifecycle-events",
            "{}");

    private static final String FINDING = """
            {"metric":"tokens","usage_type":"tokens","direction":"up","observed":9,"expected":1,"expected_low":0,
             "expected_high":2,"usage_date":"2026-06-01","weekday":"Monday","score":8,"rule":"point","mean_last_28":1,
             "episode_id":"5f0c3f5e-2d5c-4c0e-9d3b-0c7a4a0d7a11","history_days":90,"sentence":"Tokens 9×",
             "top_teams":[]}""";

    private final String organization = "org-" + UUID.randomUUID();
    private final UUID spike = UUID.randomUUID();

    @Autowired
    private MockMvcTester http;

    @Autowired
    private DescribedAnswers answers;

    @Autowired
    private JdbcClient jdbc;

    @BeforeAll
    void storeSpike() {
        jdbc.sql("insert into spike values (:id, :organization, '2026-06-01', 'live', now())")
                .param("id", spike)
                .param("organization", organization)
                .update();
        jdbc.sql("insert into spike_entry values (:episode, :spike, 0, :finding::jsonb)")
                .param("episode", UUID.randomUUID())
                .param("spike", spike)
                .param("finding", FINDING)
                .update();
    }

    @Test
    void hasARuleForEveryOperation() {
        assertThat(answers.document().operations())
                .extracting(Operation::toString)
                .containsExactlyInAnyOrderElementsOf(RULES.keySet());
    }

    @ParameterizedTest
    @MethodSource
    void letsInWhomTheRuleNames(Operation operation, CallerRole role, boolean own) {
        var caller = AppServiceStub.bearer(
                own ? organization : "org-" + UUID.randomUUID(), role.name().toLowerCase(Locale.ROOT));

        var answer =
                request(operation).header(HttpHeaders.AUTHORIZATION, caller).exchange();

        if (OF_REPORTERS.contains(operation.toString())) {
            assertThat(answer).hasStatus(401);
        } else if (operation.toString().equals(STRIPE)) {
            assertThat(answer).hasStatus(400);
        } else if (isAllowed(operation, role, own)) {
            assertThat(answer.getResponse().getStatus()).isNotIn(401, 403).isLessThan(500);
        } else {
            assertThat(answer).hasStatus(403);
        }
    }

    @ParameterizedTest
    @MethodSource("operations")
    void letsNobodyInWithoutAToken(Operation operation) {
        assertThat(request(operation).exchange()).hasStatus(operation.toString().equals(STRIPE) ? 400 : 401);
    }

    List<Object[]> letsInWhomTheRuleNames() {
        return operations()
                .flatMap(operation -> Arrays.stream(CallerRole.values())
                        .flatMap(role -> Stream.of(true, false).map(own -> new Object[] {operation, role, own})))
                .toList();
    }

    Stream<Operation> operations() {
        return answers.document().operations().stream();
    }

    private static boolean isAllowed(Operation operation, CallerRole role, boolean own) {
        var mayCall = RULES.getOrDefault(operation.toString(), Set.of()).contains(role);
        return mayCall
                && (own || operation.path().startsWith(ALERTS) || OF_NO_ORGANIZATION.contains(operation.toString()));
    }

    /** Always for the one organization, whosever token comes with it. */
    private MockMvcRequestBuilder request(Operation operation) {
        var path = operation.path().replace("{key}", "matrix").replace("{id}", idIn(operation));
        var request = http.method(HttpMethod.valueOf(operation.method())).uri(path);
        operation
                .parameters()
                .filter(each -> PARAMETERS.containsKey(each))
                .forEach(each -> request.queryParam(each, Objects.requireNonNull(PARAMETERS.get(each))));
        if (operation.parameters().anyMatch("organization_id"::equals)) {
            request.queryParam("organization_id", organization);
        }
        var body = BODIES.get(operation.toString());
        return body == null
                ? request
                : request.contentType(MediaType.APPLICATION_JSON).content(body);
    }

    private String idIn(Operation operation) {
        return operation.path().startsWith("/api/organizations/") ? organization : spike.toString();
    }
}
