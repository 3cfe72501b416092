package io.spikewatch.app.feedback;

import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.putRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import io.spikewatch.app.IntegrationTest;
import io.spikewatch.app.TestPeople;
import io.spikewatch.app.billing.OrganizationStub;
import io.spikewatch.app.notification.NewNotification;
import io.spikewatch.app.notification.Notifications;
import io.spikewatch.app.notification.Priority;
import io.spikewatch.app.organization.Role;
import io.spikewatch.app.organization.User;
import io.spikewatch.app.page.Browser;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@IntegrationTest
class FeedbackIntegrationTests {

    private static final String USEFUL = "{\"useful\":true}";
    private static final String NOT_USEFUL = "{\"useful\":false}";

    private final String spike = UUID.randomUUID().toString();

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private TestPeople people;

    @Autowired
    private Notifications notifications;

    @Autowired
    private WireMockServer billingService;

    private OrganizationStub billing;
    private String customer;
    private User csm;
    private UUID notification;

    @BeforeEach
    void tellOfASpike() {
        customer = people.organization();
        people.accountOf(customer);
        billing = new OrganizationStub(billingService, customer);
        answer(okJson("{\"useful\":2,\"not_useful\":1,\"yours\":true}"));
        csm = people.staff();
        notification = notify(people.vendorId(), csm, Map.of("organization_id", customer, "spikes", List.of()));
    }

    @Test
    void isStoredWithTheSpike() {
        var given = give(notification, csm, USEFUL);

        assertThat(given).hasStatusOk().bodyJson().isStrictlyEqualTo("""
                {"useful":2,"not_useful":1,"yours":true}
                """);
        billing.verify(putRequestedFor(urlEqualTo(path())).withRequestBody(equalToJson(USEFUL)));
        assertThat(metadata()).contains("\"useful\": true");
    }

    @Test
    void countsWhatWasSaidLast() {
        give(notification, csm, USEFUL);

        give(notification, csm, NOT_USEFUL);

        billing.verify(putRequestedFor(urlEqualTo(path())).withRequestBody(equalToJson(NOT_USEFUL)));
        assertThat(metadata()).contains("\"useful\": false");
    }

    @Test
    void isTakenFromTheCustomersOwnPeopleToo() {
        var owner = people.memberOf(customer, Role.OWNER);
        var told = notify(customer, owner, Map.of("organization_id", customer, "event", "usage_spike_detected"));

        assertThat(give(told, owner, USEFUL)).hasStatusOk();
    }

    @Test
    void isTakenFromTheRecipientOnly() {
        assertThat(give(notification, people.staff(), USEFUL)).hasStatus(404);
        assertThat(give(UUID.randomUUID(), csm, USEFUL)).hasStatus(404);
        billing.verify(0, putRequestedFor(urlEqualTo(path())));
    }

    @Test
    void isTakenOnSpikesOnly() {
        var alert = notify(people.vendorId(), csm, Map.of("organization_id", customer));
        var unknown = notify(people.vendorId(), csm, Map.of("spikes", List.of()));

        assertThat(give(alert, csm, USEFUL))
                .hasStatus(409)
                .bodyJson()
                .extractingPath("$.code")
                .isEqualTo("no_spike");
        assertThat(give(unknown, csm, USEFUL)).hasStatus(409);
    }

    @Test
    void isNotKeptWhereBillingIsAway() {
        answer(serverError());

        assertThat(give(notification, csm, USEFUL))
                .hasStatus(502)
                .bodyJson()
                .extractingPath("$.code")
                .isEqualTo("billing_service_error");
        assertThat(metadata()).doesNotContain("useful");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"useful\":null}", "{\"useful\":\"very\"}", "{\"useful\":true,\"why\":1}", "[]"})
    void refusesWhatIsNeither(String body) {
        assertThat(give(notification, csm, body)).hasStatus(400);
    }

    @Test
    void showsInTheInboxWhatWasSaid() {
        var browser = new Browser(mvc, people, csm);
        var before = browser.page("/inbox");

        var sent = browser.send("/inbox/" + notification + "/feedback", "useful", "false");

        assertThat(before.select(".useful button").eachAttr("aria-pressed")).containsExactly("false", "false");
        assertThat(sent).hasStatus3xxRedirection().hasRedirectedUrl("/inbox");
        var after = browser.follow(sent, "/inbox");
        assertThat(after.select("#said").text()).isEqualTo("Noted: this was not useful.");
        assertThat(after.select(".useful button").eachAttr("aria-pressed")).containsExactly("false", "true");
        assertThat(after.select(".inbox .text").text()).contains("You found this not useful");
    }

    @Test
    void saysInTheInboxWhatWentWrong() {
        answer(serverError());
        var browser = new Browser(mvc, people, csm);

        var sent = browser.send("/inbox/" + notification + "/feedback", "useful", "true");

        assertThat(browser.follow(sent, "/inbox").select("[role=alert]").text()).contains("Nothing was changed.");
    }

    private UUID notify(String organization, User user, Map<String, Object> metadata) {
        var source = metadata.containsKey("organization_id") && metadata.size() > 1
                ? spike
                : UUID.randomUUID().toString();
        return notifications
                .deliver(List.of(new NewNotification(
                        organization,
                        user.id(),
                        "usage_spike",
                        Priority.NORMAL,
                        "Usage spike: Acme",
                        "events up",
                        "account",
                        "7",
                        "billing",
                        source,
                        null,
                        metadata)))
                .get(user.id());
    }

    private String metadata() {
        return notifications.find(notification).orElseThrow().metadata();
    }

    private String path() {
        return "/api/spikes/" + spike + "/feedback";
    }

    private void answer(ResponseDefinitionBuilder answer) {
        billing.stubFor(put(urlEqualTo(path())).willReturn(answer));
    }

    private MvcTestResult give(UUID id, User user, String body) {
        return mvc.put()
                .uri("/api/notifications/" + id + "/feedback/")
                .header("Authorization", people.bearer(user))
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }
}
