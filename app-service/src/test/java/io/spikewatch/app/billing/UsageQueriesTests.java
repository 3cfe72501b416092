package io.spikewatch.app.billing;

import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static io.spikewatch.app.billing.BillingStub.adminOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spikewatch.web.Problem;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpStatus;

class UsageQueriesTests {

    private static final LocalDate FIRST = LocalDate.of(2026, 6, 8);
    private static final LocalDate LAST = LocalDate.of(2026, 6, 9);
    private static final UsageQuery TOTAL =
            new UsageQuery(FIRST, LAST, List.of(), "day", List.of("tokens"), List.of(), false, true, null);

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
    void readsSpendToTheLastDigit() {
        billing.stubFor(any(anyUrl()).willReturn(okJson("""
                {"status":"ok","type":"timeseries","currency":"USD","partial_buckets":["2026-06-08"],"next":"more","unheard_of":1,
                 "results":[{"id":0,"label":"Tokens::Web","dates":["2026-06-08","2026-06-09"],"data":[9007199254740993.000001,0],
                  "count":9007199254740993.000001,"breakdown_type":"multiple","breakdown_value":["tokens","7"],"compare_label":"previous"},
                  {"id":1,"label":"Tokens::No team","dates":["2026-06-08","2026-06-09"],"data":[1,2],"count":3,
                  "breakdown_type":"multiple","breakdown_value":["tokens",null]}],
                 "period":{"start":"2026-06-01","end":"2026-07-01","plan":null,"currency":null,"spend":0,"projected":null,"data_until":null}}
                """)));

        var answer = queries().spend(adminOf("org-1"), TOTAL, 10);

        assertThat(answer.currency()).isEqualTo("USD");
        assertThat(answer.partialBuckets()).containsExactly(FIRST);
        assertThat(answer.next()).isEqualTo("more");
        var series = answer.results().get(0);
        assertThat(series.data()).containsExactly(new BigDecimal("9007199254740993.000001"), BigDecimal.ZERO);
        assertThat(series.dates()).containsExactly(FIRST, LAST);
        assertThat(series.breakdownValue()).containsExactly("tokens", "7");
        assertThat(series.isPrevious()).isTrue();
        assertThat(answer.results().get(1).breakdownValue()).containsExactly("tokens", null);
    }

    @Test
    void readsWhatASeriesIsOfWhenThatIsOneThingOrNone() {
        billing.stubFor(any(anyUrl()).willReturn(okJson("""
                {"partial_buckets":[],"next":null,"results":[
                 {"label":"Web","dates":[],"data":[],"count":0,"breakdown_value":"7"},
                 {"label":"Tokens","dates":[],"data":[],"count":0,"breakdown_value":null}]}
                """)));

        var answer = queries().usage(adminOf("org-1"), TOTAL, 10);

        assertThat(answer.results().get(0).breakdownValue()).containsExactly("7");
        assertThat(answer.results().get(1).breakdownValue()).isNull();
    }

    @Test
    void asksForOneUsageTypeOrSeveral() {
        billing.stubFor(any(anyUrl()).willReturn(okJson("{\"partial_buckets\":[],\"results\":[]}")));
        var byType =
                new UsageQuery(FIRST, LAST, List.of("type"), "week", List.of("tokens"), List.of("7"), true, false, 5);

        queries().usage(adminOf("org-1"), TOTAL, 10);
        queries().spend(adminOf("org-1"), byType, 20);

        billing.verify(getRequestedFor(urlPathEqualTo("/api/usage-v2"))
                .withQueryParam("organization_id", equalTo("org-1"))
                .withQueryParam("usage_type", equalTo("tokens"))
                .withQueryParam("breakdowns", absent())
                .withQueryParam("include_zeros", absent())
                .withQueryParam("limit", equalTo("10")));
        billing.verify(getRequestedFor(urlPathEqualTo("/api/usage-v2/spend"))
                .withQueryParam("usage_types", equalTo("[\"tokens\"]"))
                .withQueryParam("breakdowns", equalTo("[\"type\"]"))
                .withQueryParam("team_ids", equalTo("[\"7\"]"))
                .withQueryParam("compare", equalTo("previous_period"))
                .withQueryParam("include_zeros", equalTo("false"))
                .withQueryParam("top", equalTo("5")));
    }

    @Test
    void namesUsageTypesAndTeams() {
        billing.stubFor(any(anyUrl()).willReturn(okJson("""
                {"partial_buckets":[],"results":[{"label":"Web","dates":["2026-06-01"],"data":[1],"breakdown_value":"7"}]}
                """)));

        assertThat(queries().teams(adminOf("org-1"), FIRST, LAST, "tokens"))
                .containsExactly(new UsageQueries.Name("7", "Web"));
        billing.verify(getRequestedFor(urlPathEqualTo("/api/usage-v2"))
                .withQueryParam("breakdowns", equalTo("[\"team\"]"))
                .withQueryParam("interval", equalTo("month"))
                .withQueryParam("usage_type", equalTo("tokens"))
                .withQueryParam("limit", absent()));
    }

    @Test
    void asksForNamesOnceAMinuteAndForEachCaller() {
        billing.stubFor(any(anyUrl()).willReturn(okJson("""
                {"partial_buckets":[],"results":[{"label":"Web","dates":["2026-06-01"],"data":[1],"breakdown_value":"7"}]}
                """)));
        var queries = queries();
        var admin = adminOf("org-1");

        queries.usageTypes(admin, LAST);
        queries.usageTypes(adminOf("org-2"), LAST);
        queries.teams(admin, FIRST, LAST, "tokens");
        queries.teams(admin, FIRST, LAST, "tokens");
        queries.teams(admin, LAST, LAST, "tokens");
        queries.teams(adminOf("org-1"), FIRST, LAST, "tokens");

        billing.verify(1, getRequestedFor(anyUrl()).withQueryParam("breakdowns", equalTo("[\"type\"]")));
        billing.verify(3, getRequestedFor(anyUrl()).withQueryParam("breakdowns", equalTo("[\"team\"]")));
    }

    @Test
    void keepsNoNamesThatCouldNotBeHad() {
        billing.stubFor(any(anyUrl()).willReturn(okJson("{}").withStatus(500)));
        var queries = queries();

        for (var attempt = 0; attempt < 2; attempt++) {
            assertThatThrownBy(() -> queries.usageTypes(adminOf("org-1"), LAST)).isInstanceOf(Problem.class);
        }

        billing.verify(2, getRequestedFor(anyUrl()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[",
                "null",
                "{}",
                "{\"partial_buckets\":[],\"results\":null}",
                "{\"partial_buckets\":[],\"results\":[{\"label\":\"Web\",\"dates\":[],\"data\":null,\"count\":0}]}"
            })
    void takesAnAnswerItCannotReadForABrokenNeighbour(String answer) {
        billing.stubFor(any(anyUrl()).willReturn(okJson(answer)));

        assertThatThrownBy(() -> queries().usage(adminOf("org-1"), TOTAL, 10))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.getStatusCode()).isEqualTo(HttpStatus.BAD_GATEWAY));
    }

    private UsageQueries queries() {
        return new UsageQueries(billing.gateway(), BillingStub.JSON);
    }
}
