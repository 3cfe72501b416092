package io.spikewatch.billing.feedback;

import static io.spikewatch.billing.AppServiceStub.bearer;
import static io.spikewatch.billing.AppServiceStub.token;
import static org.assertj.core.api.Assertions.assertThat;

import io.spikewatch.billing.IntegrationTest;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@IntegrationTest
class FeedbackIntegrationTests {

    private static final String USEFUL = "{\"useful\":true}";
    private static final String NOT_USEFUL = "{\"useful\":false}";

    private final String organization = "org-" + UUID.randomUUID();
    private final UUID spike = UUID.randomUUID();

    @Autowired
    private MockMvcTester http;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void storeASpikeOfTwoRules() {
        store(spike, "point", "run");
    }

    @Test
    void countsEverybodysLastWord() {
        give(as("anna"), USEFUL);
        give(as("ben"), USEFUL);

        assertThat(give(as("anna"), NOT_USEFUL)).hasStatusOk().bodyJson().isStrictlyEqualTo("""
                {"useful":1,"not_useful":1,"yours":false}
                """);
    }

    @Test
    void isShownWithTheSpike() {
        give(as("anna"), USEFUL);

        var one = get("/api/spikes/" + spike, as("ben"));
        var all = get("/api/spikes?organization_id=" + organization, as("anna"));

        assertThat(one).bodyJson().isLenientlyEqualTo("""
                {"id":"%s","feedback":{"useful":1,"not_useful":0,"yours":null}}
                """.formatted(spike));
        assertThat(all).bodyJson().isLenientlyEqualTo("""
                {"results":[{"id":"%s","feedback":{"useful":1,"not_useful":0,"yours":true}}]}
                """.formatted(spike));
    }

    @Test
    void saysSoWhereNobodySaidAnything() {
        assertThat(get("/api/spikes/" + spike, as("anna"))).bodyJson().isLenientlyEqualTo("""
                {"feedback":{"useful":0,"not_useful":0,"yours":null}}
                """);
    }

    @Test
    void addsUpByRuleAndOrganization() {
        var other = UUID.randomUUID();
        store(other, "point");
        give(as("anna"), USEFUL);
        give(as("ben"), NOT_USEFUL);
        put(other, as("anna"), NOT_USEFUL);

        var report = get("/api/spikes/feedback?limit=100", bearer("vendor", "operator"));

        assertThat(report).hasStatusOk().bodyJson().isLenientlyEqualTo("""
                {"results":[
                  {"rule":"point","organization_id":"%1$s","spikes":2,"useful":1,"not_useful":2},
                  {"rule":"run","organization_id":"%1$s","spikes":1,"useful":1,"not_useful":1}]}
                """.formatted(organization));
    }

    @Test
    void knowsNoSpikeOfOthers() {
        assertThat(give(bearer("org-else", "owner"), USEFUL)).hasStatus(404);
        assertThat(put(UUID.randomUUID(), as("anna"), USEFUL)).hasStatus(404);
        assertThat(give(bearer(organization, "member"), USEFUL)).hasStatus(403);
        assertThat(get("/api/spikes/feedback", bearer(organization, "staff"))).hasStatus(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"useful\":null}", "{\"useful\":\"very\"}", "{\"useful\":true,\"why\":1}", "[]"})
    void refusesWhatIsNeither(String body) {
        assertThat(give(as("anna"), body)).hasStatus(400);
    }

    private void store(UUID id, String... rules) {
        jdbc.sql("insert into spike values (:id, :organization, '2026-06-01', 'live', now())")
                .param("id", id)
                .param("organization", organization)
                .update();
        for (var position = 0; position < rules.length; position++) {
            jdbc.sql("insert into spike_entry values (:episode, :spike, :position, :explanation::jsonb)")
                    .param("episode", UUID.randomUUID())
                    .param("spike", id)
                    .param("position", position)
                    .param("explanation", explanation(rules[position]))
                    .update();
        }
    }

    private static String explanation(String rule) {
        return """
                {"metric":"tokens","usage_type":"tokens","direction":"up","observed":9,"expected":1,"expected_low":0,
                 "expected_high":2,"usage_date":"2026-06-01","weekday":"Monday","score":8,"rule":"%s","mean_last_28":1,
                 "episode_id":"%s","history_days":90,"sentence":"Tokens 9×","top_teams":[]}
                """.formatted(rule, UUID.randomUUID());
    }

    private String as(String user) {
        return "Bearer "
                + token(claims -> claims.subject(user)
                        .claim("organization_id", organization)
                        .claim("organization_role", "staff"));
    }

    private MvcTestResult give(String authorization, String body) {
        return put(spike, authorization, body);
    }

    private MvcTestResult put(UUID id, String authorization, String body) {
        return http.put()
                .uri("/api/spikes/" + id + "/feedback")
                .header(HttpHeaders.AUTHORIZATION, authorization)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private MvcTestResult get(String uri, String authorization) {
        return http.get()
                .uri(uri)
                .header(HttpHeaders.AUTHORIZATION, authorization)
                .exchange();
    }
}
