package io.spikewatch.app.trigger;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import io.spikewatch.app.IntegrationTest;
import io.spikewatch.app.TestPeople;
import io.spikewatch.app.access.UserSignedIn;
import io.spikewatch.app.billing.OrganizationStub;
import io.spikewatch.app.organization.Role;
import io.spikewatch.app.organization.User;
import io.spikewatch.app.page.Browser;
import io.spikewatch.app.tracking.GroupTracker;
import io.spikewatch.app.tracking.TestTracking;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.JsonNode;

@IntegrationTest
class CallTrackingIntegrationTests {

    private static final String ACKNOWLEDGED_AT = "2026-06-09T10:00:00Z";

    private final String alert = UUID.randomUUID().toString();

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private TestPeople people;

    @Autowired
    private TestTracking tracking;

    @Autowired
    private WireMockServer server;

    @Autowired
    private GroupTracker tracker;

    @Autowired
    private Customers customers;

    private OrganizationStub billing;
    private String organization;
    private User admin;

    @BeforeEach
    void signIn() {
        organization = people.organization();
        billing = new OrganizationStub(server, organization);
        admin = people.memberOf(organization, Role.ADMIN);
    }

    @Test
    void tellsWhoAcknowledgedAnAlertFirstThoughSomebodyElseIsHeardOfBefore() {
        answerAcknowledgedBy(admin);
        var second = people.memberOf(organization, Role.OWNER);

        assertThat(call(second, "/api/v1/billing/alerts/" + alert + "/acknowledge"))
                .hasStatusOk();

        assertThat(happenedIn(organization))
                .containsExactly(Wire.event(
                        "billing alert acknowledged", admin.id(), ACKNOWLEDGED_AT, """
                        {"$groups":{"organization":"%s"}}""".formatted(organization)));
    }

    @Test
    void tellsWhoAcknowledgedAnAlertFirstOnItsPageToo() {
        answerAcknowledgedBy(admin);

        new Browser(mvc, people, people.memberOf(organization, Role.OWNER))
                .send("/organization/billing/alerts/" + alert + "/acknowledge");

        assertThat(happenedIn(organization))
                .containsExactly(Wire.event(
                        "billing alert acknowledged", admin.id(), ACKNOWLEDGED_AT, """
                        {"$groups":{"organization":"%s"}}""".formatted(organization)));
    }

    @Test
    void tellsWhenAnAlertWasAcknowledgedFirst() {
        answerAcknowledged();

        assertThat(call(admin, "/api/v1/billing/alerts/" + alert + "/acknowledge"))
                .hasStatusOk();
        new Browser(mvc, people, people.memberOf(organization, Role.OWNER))
                .send("/organization/billing/alerts/" + alert + "/acknowledge");

        assertThat(happenedIn(organization))
                .containsExactly(Wire.event(
                        "billing alert acknowledged", admin.id(), ACKNOWLEDGED_AT, """
                        {"$groups":{"organization":"%s"}}""".formatted(organization)));
    }

    @Test
    void tellsOfAnAlertAcknowledgedOnItsPage() {
        answerAcknowledged();

        new Browser(mvc, people, admin).send("/organization/billing/alerts/" + alert + "/acknowledge");

        assertThat(happenedIn(organization))
                .containsExactly(Wire.event(
                        "billing alert acknowledged", admin.id(), ACKNOWLEDGED_AT, """
                        {"$groups":{"organization":"%s"}}""".formatted(organization)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "usage | ?breakdowns=[%22type%22,%22team%22] | \"type\",\"team\"",
                "usage | | ''",
                "spend | ?breakdowns=[%22team%22] | \"team\""
            })
    void tellsOfAnExport(String report, String query, String breakdowns) {
        billing.stubFor(any(anyUrl()).willReturn(ok("Series").withHeader("Content-Type", "text/csv")));

        var answer = export(admin, report, query == null ? "" : query);

        assertThat(answer).hasStatusOk().bodyText().isEqualTo("Series");
        assertThat(Wire.names(tracking.eventsBy(admin.id()))).containsExactly("user created", "report exported");
        assertThat(tracking.eventsBy(admin.id()).get(1).path("properties"))
                .isEqualTo(Wire.json("""
                        {"report":"%s","breakdowns":[%s],"$groups":{"organization":"%s"}}
                        """.formatted(report, breakdowns, organization)));
    }

    @Test
    void tellsOfNoExportThatFailed() {
        billing.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(500)));

        assertThat(export(admin, "usage", "")).hasStatus(HttpStatus.BAD_GATEWAY);
        assertThat(happenedIn(organization)).isEmpty();
    }

    @Test
    void namesNoVendorWhereItsOwnPeopleExport() {
        var operator = people.operator();
        new OrganizationStub(server, people.vendorId())
                .stubFor(any(anyUrl()).willReturn(ok("Series").withHeader("Content-Type", "text/csv")));

        assertThat(export(operator, "usage", "")).hasStatusOk();

        assertThat(Wire.names(tracking.eventsBy(operator.id()))).containsExactly("user created", "report exported");
        assertThat(tracking.eventsBy(operator.id()))
                .noneMatch(event -> event.path("properties").has("$groups"));
    }

    @Test
    void tellsWhoSignedInForNoOrganization() {
        var user = people.join(people.userWithPassword(), organization, Role.MEMBER);

        assertThat(mvc.post()
                        .uri("/api/login")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"email\":\"%s\",\"password\":\"%s\"}".formatted(user.email(), TestPeople.PASSWORD))
                        .exchange())
                .hasStatusOk();

        assertThat(Wire.names(tracking.eventsBy(user.id()))).containsExactly("user created", "user signed in");
        assertThat(tracking.eventsBy(user.id()))
                .allSatisfy(
                        event -> assertThat(event.path("properties").isEmpty()).isTrue());
    }

    @Test
    void breaksNothingWhereTheDatabaseFails() {
        var calls = new CallTracking(tracker, customers, new TransactionOperations() {
            @Override
            public <T> T execute(TransactionCallback<T> work) {
                throw new CannotCreateTransactionException("The database is away");
            }
        });

        assertThatCode(() -> calls.on(new UserSignedIn(admin.id(), Instant.EPOCH)))
                .doesNotThrowAnyException();
    }

    private void answerAcknowledged() {
        billing.stubFor(any(anyUrl()).willReturn(acknowledged()));
    }

    private void answerAcknowledgedBy(User user) {
        billing.stubFor(any(anyUrl())
                .willReturn(
                        acknowledged().withHeader("Acknowledged-By", user.id().toString())));
    }

    private ResponseDefinitionBuilder acknowledged() {
        return okJson("""
                {"success":true,"data":{"alertId":"%s","acknowledgedAt":"%s"}}""".formatted(alert, ACKNOWLEDGED_AT));
    }

    private MvcTestResult call(User user, String path) {
        return mvc.post()
                .uri(path)
                .header(HttpHeaders.AUTHORIZATION, people.bearer(user))
                .exchange();
    }

    private MvcTestResult export(User user, String report, String query) {
        return mvc.get()
                .uri(URI.create("/api/billing/" + report + "/export/" + query))
                .header(HttpHeaders.AUTHORIZATION, people.bearer(user))
                .exchange();
    }

    /** Beside that it was created. */
    private List<JsonNode> happenedIn(String organization) {
        var told = tracking.eventsOf(organization);
        return Wire.shapes(told.subList(2, told.size()));
    }
}
