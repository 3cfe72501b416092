package io.spikewatch.app.proxy;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.putRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.nimbusds.jwt.SignedJWT;
import io.spikewatch.app.IntegrationTest;
import io.spikewatch.app.TestPeople;
import io.spikewatch.app.organization.Role;
import io.spikewatch.app.organization.User;
import java.net.URI;
import java.text.ParseException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What the proxies of billing-service add to it: who is asking, for which organization. */
@IntegrationTest
class BillingProxiesIntegrationTests {

    private static final String SUBSCRIPTION = "/api/organizations/{id}/subscription";
    private static final String USAGE = """
            {"status":"ok","type":"timeseries","partial_buckets":[],"missing_days":[],"results":[],"next":null}""";
    private static final String SPEND = """
            {"status":"ok","type":"timeseries","currency":null,"period":null,"partial_buckets":[],
             "missing_days":[],"results":[],"next":null}""";
    private static final String PLAN = """
            {"key":"growth","name":"Growth","rank":20,"currency":"USD","limits":{},"prices":{},"stripe_prices":[],
             "effective_from":"2026-01-01"}""";
    private static final String SUBSCRIBED = """
            {"plan":"growth","status":"active","current_period_start":"2026-06-01","current_period_end":"2026-07-01",
             "trial_ends_at":null,"canceled_at":null,"access_ends_at":null,"occurred_at":"2026-06-01T00:00:00Z"}""";

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private TestPeople people;

    @Autowired
    private WireMockServer billing;

    @ParameterizedTest
    @CsvSource({
        "/api/billing/usage/, /api/usage-v2",
        "/api/billing/usage, /api/usage-v2",
        "/api/billing/usage/export/, /api/usage-v2/export",
        "/api/billing/spend/, /api/usage-v2/spend",
        "/api/billing/spend/export/, /api/usage-v2/spend/export",
        "/api/billing/limits/, /api/usage-v2/limits"
    })
    void asksForTheCallersOrganization(String path, String billingPath) throws Exception {
        var organization = people.organization();
        answer(organization, "/api/usage-v2", okJson(USAGE));
        answer(organization, "/api/usage-v2/spend", okJson(SPEND));
        answer(organization, "/api/usage-v2/limits", okJson("{\"period\":null,\"limits\":[]}"));
        answer(organization, "/api/usage-v2/(spend/)?export", ok("Series").withHeader("Content-Type", "text/csv"));

        var answer = get(people.memberOf(organization, Role.ADMIN), path + "?start_date=2026-06-01");

        assertThat(answer).hasStatusOk();
        var asked = billing.findAll(getRequestedFor(urlPathEqualTo(billingPath))
                .withQueryParam("organization_id", equalTo(organization))
                .withQueryParam("start_date", equalTo("2026-06-01")));
        assertThat(asked).hasSize(1);
        assertThat(claim(asked.get(0).getHeader("Authorization"), "organization_id"))
                .isEqualTo(organization);
        assertThat(claim(asked.get(0).getHeader("Authorization"), "organization_role"))
                .isEqualTo("admin");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/billing/usage/",
                "/api/billing/usage/export/",
                "/api/billing/spend/",
                "/api/billing/spend/export/",
                "/api/billing/limits/"
            })
    void refusesAnotherOrganizationThanTheCallers(String path) {
        var admin = people.memberOf(people.organization(), Role.ADMIN);
        var foreign = people.organization();

        var byParameter = get(admin, path + "?organization_id=" + foreign);
        var byHeader = request(mvc.get().uri(path), admin)
                .header("X-Organization-Id", foreign)
                .exchange();

        assertProblem(byParameter, HttpStatus.FORBIDDEN, "foreign_organization");
        assertProblem(byHeader, HttpStatus.FORBIDDEN, "foreign_organization");
        billing.verify(0, getRequestedFor(anyUrl()).withQueryParam("organization_id", equalTo(foreign)));
    }

    @Test
    void leavesCachingToBilling() {
        var organization = people.organization();
        answer(
                organization,
                "/api/usage-v2",
                okJson(USAGE).withHeader("ETag", "W/\"1\"").withHeader("Cache-Control", "private, no-cache"));

        var answer = get(people.memberOf(organization, Role.OWNER), "/api/billing/usage/");

        assertThat(answer).hasHeader("ETag", "W/\"1\"").hasHeader("Cache-Control", "private, no-cache");
        assertThat(answer.getResponse().getHeaders("Cache-Control")).hasSize(1);
        assertThat(answer.getResponse().getHeader("Pragma")).isNull();
    }

    @Test
    void passesPlansOnForOperators() {
        var plan = "plan-" + UUID.randomUUID();
        billing.stubFor(any(urlPathEqualTo("/api/plans/" + plan)).willReturn(okJson(PLAN)));
        var operator = people.operator();

        var put = request(mvc.put().uri("/api/plans/{key}/", plan), operator)
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"name\":\"Growth\"}")
                .exchange();
        var got = get(operator, "/api/plans/" + plan);

        assertThat(put).hasStatusOk();
        assertThat(got).hasStatusOk();
        billing.verify(putRequestedFor(urlPathEqualTo("/api/plans/" + plan))
                .withHeader("Content-Type", equalTo("application/json"))
                .withRequestBody(equalTo("{\"name\":\"Growth\"}")));
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void keepsPlansAndSubscriptionsFromEverybodyElse(Role role) {
        var organization = people.organization();
        var member = role == Role.OPERATOR ? people.staff() : people.memberOf(organization, role);

        assertProblem(get(member, "/api/plans/"), HttpStatus.FORBIDDEN, "operator_only");
        assertProblem(get(member, SUBSCRIPTION, organization), HttpStatus.FORBIDDEN, "operator_only");
        billing.verify(0, getRequestedFor(urlPathEqualTo(subscriptionOf(organization))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-ü{x}+"})
    void readsTheSubscriptionOfThePathsOrganization(String suffix) throws Exception {
        var organization = people.organization() + suffix;
        billing.stubFor(any(urlPathMatching(subscriptionOf(".*"))).willReturn(okJson(SUBSCRIBED)));

        var answer = get(people.operator(), SUBSCRIPTION, organization);

        assertThat(answer).hasStatusOk();
        var asked = billing.findAll(getRequestedFor(urlPathMatching(subscriptionOf(".*")))).stream()
                .filter(each -> URI.create(each.getUrl()).getPath().equals(subscriptionOf(organization)))
                .toList();
        assertThat(asked).hasSize(1);
        var token = asked.get(0).getHeader("Authorization");
        assertThat(claim(token, "organization_id")).isEqualTo(organization);
        assertThat(claim(token, "organization_role")).isEqualTo("operator");
    }

    @Test
    void letsAnOperatorLookingIntoACustomerSeeNoOtherOnesSubscription() {
        var chosen = people.organization();
        people.accountOf(chosen);
        var other = people.organization();
        billing.stubFor(any(urlPathEqualTo(subscriptionOf(chosen))).willReturn(okJson(SUBSCRIBED)));
        var operator = people.operator();

        assertThat(lookingInto(chosen, operator, chosen)).hasStatusOk();
        assertProblem(lookingInto(chosen, operator, other), HttpStatus.FORBIDDEN, "foreign_organization");
    }

    @Test
    void takesNoOrganizationAsAParameterOfPlansAndSubscriptions() {
        var organization = people.organization();
        var operator = people.operator();

        for (var path : List.of("/api/plans/", "/api/plans/growth", subscriptionOf(organization))) {
            var answer = get(operator, path + "?organization_id=" + organization);

            assertProblem(answer, HttpStatus.BAD_REQUEST, "invalid_request");
            assertThat(answer).bodyJson().extractingPath("$.errors[0].field").isEqualTo("organization_id");
        }
    }

    @Test
    void takesJsonOnly() {
        var answer = request(mvc.put().uri("/api/plans/growth"), people.operator())
                .contentType(MediaType.TEXT_PLAIN)
                .content("{}")
                .exchange();

        assertProblem(answer, HttpStatus.UNSUPPORTED_MEDIA_TYPE, "unsupported_media_type");
    }

    private MvcTestResult lookingInto(String chosen, User operator, String organization) {
        return request(mvc.get().uri(SUBSCRIPTION, organization), operator)
                .header("X-Organization-Id", chosen)
                .exchange();
    }

    private MvcTestResult get(User user, String uri, Object... variables) {
        return request(mvc.get().uri(uri, variables), user).exchange();
    }

    private MockMvcRequestBuilder request(MockMvcRequestBuilder request, User user) {
        return request.header(HttpHeaders.AUTHORIZATION, people.bearer(user));
    }

    private void answer(String organization, String path, ResponseDefinitionBuilder answer) {
        billing.stubFor(any(urlPathMatching(path))
                .withQueryParam("organization_id", equalTo(organization))
                .willReturn(answer));
    }

    private static String subscriptionOf(String organization) {
        return "/api/organizations/" + organization + "/subscription";
    }

    private static String claim(String bearer, String name) throws ParseException {
        var token = SignedJWT.parse(bearer.substring("Bearer ".length()));
        return Objects.requireNonNull(token.getJWTClaimsSet().getStringClaim(name));
    }

    private static void assertProblem(MvcTestResult answer, HttpStatus status, String code) {
        assertThat(answer).hasStatus(status).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(answer).bodyJson().extractingPath("$.code").isEqualTo(code);
    }
}
