package io.spikewatch.app.billing;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static io.spikewatch.app.billing.BillingStub.adminOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spikewatch.app.billing.SpikeExplanation.Verdict;
import io.spikewatch.web.Problem;
import java.net.URI;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpikeQueriesTests {

    private static final LocalDate DATE = LocalDate.of(2026, 6, 9);

    private final BillingStub billing = new BillingStub();

    @BeforeEach
    void start() {
        billing.start();
    }

    @AfterEach
    void stop() {
        billing.stop();
    }

    @Test
    void readsAnExplanation() {
        billing.stubFor(any(anyUrl()).willReturn(okJson("""
                {"organization_id":"org-1","usage_type":"tokens","metric":"tokens","label":"Tokens","date":"2026-06-09",
                 "verdict":"spiking","direction":"up","observed":38400,"expected":12000.5,"unheard_of":{"a":1},
                 "top_teams":[{"team_id":"1","team_name":"Web","observed":30100,"expected":5000,"share_of_change":0.95}],
                 "days":[{"date":"2026-06-08","observed":null,"expected":null,"expected_low":null,"expected_high":null,"spike":false},
                         {"date":"2026-06-09","observed":38400,"expected":12000,"expected_low":9800,"expected_high":14600,"spike":true}]}
                """)));

        var explanation = queries().why(adminOf("org-1"), "tokens", null, DATE);

        assertThat(explanation.verdict()).isEqualTo(Verdict.SPIKING);
        assertThat(explanation.observed()).isEqualByComparingTo("38400");
        assertThat(explanation.topTeams())
                .singleElement()
                .extracting("teamName")
                .isEqualTo("Web");
        assertThat(explanation.days()).extracting("spike").containsExactly(false, true);
    }

    @Test
    void readsFoundSpikes() {
        billing.stubFor(any(anyUrl()).willReturn(okJson("""
                {"count":1,"next":null,"previous":null,"results":[{"id":"3f6c","organization_id":"org-1",
                 "usage_date":"2026-06-09","spikes":[{"metric":"events","usage_type":null,"direction":"up"}]}]}
                """)));

        var found = queries().found(adminOf("org-1"), DATE.minusDays(60), DATE);

        assertThat(found).singleElement().extracting("usageDate").isEqualTo(DATE);
    }

    @Test
    void findsAllSpikesHoweverManyComeAtOnce() {
        var page = """
                {"count":2,"next":%s,"previous":null,"results":[{"id":"3f6c","usage_date":"%s","spikes":[]}]}
                """;
        billing.stubFor(any(anyUrl())
                .withQueryParam("offset", equalTo("0"))
                .willReturn(okJson(page.formatted("\"/api/billing/spikes?offset=1\"", DATE))));
        billing.stubFor(any(anyUrl())
                .withQueryParam("offset", equalTo("1"))
                .willReturn(okJson(page.formatted("null", DATE.minusDays(1)))));

        var found = queries().found(adminOf("org-1"), DATE.minusDays(60), DATE);

        assertThat(found).extracting("usageDate").containsExactly(DATE, DATE.minusDays(1));
    }

    @Test
    void asksNoFurtherThanAnEmptyPage() {
        billing.stubFor(any(anyUrl()).willReturn(okJson("{\"count\":9,\"next\":\"/more\",\"results\":[]}")));

        var found = queries().found(adminOf("org-1"), DATE, DATE);

        assertThat(found).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"results\":",
                "null",
                "[]",
                "{}",
                "{\"results\":null}",
                "{\"results\":[null]}",
                "{\"results\":[{\"id\":\"1\",\"usage_date\":\"2026-06-09\",\"spikes\":null}]}"
            })
    void callsAnUnreadableAnswerABrokenNeighbour(String answer) {
        billing.stubFor(any(anyUrl()).willReturn(okJson(answer)));

        assertThatThrownBy(() -> queries().found(adminOf("org-1"), DATE, DATE))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.getStatusCode().value()).isEqualTo(502));
    }

    @Test
    void callsARefusedConnectionABrokenNeighbour() {
        var nobody = new SpikeQueries(
                BillingStub.gateway(URI.create("http://localhost:1"), BillingStub.PATIENCE), BillingStub.JSON);

        assertThatThrownBy(() -> nobody.found(adminOf("org-1"), DATE, DATE))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.getStatusCode().value()).isEqualTo(502));
    }

    private SpikeQueries queries() {
        return new SpikeQueries(billing.gateway(), BillingStub.JSON);
    }
}
