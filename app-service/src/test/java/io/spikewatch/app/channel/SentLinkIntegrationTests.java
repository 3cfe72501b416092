package io.spikewatch.app.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.jayway.jsonpath.JsonPath;
import io.spikewatch.app.IntegrationTest;
import io.spikewatch.app.TestPeople;
import io.spikewatch.app.notification.NewNotification;
import io.spikewatch.app.notification.Notifications;
import io.spikewatch.app.notification.Priority;
import io.spikewatch.app.organization.Role;
import io.spikewatch.app.organization.User;
import io.spikewatch.app.preference.Channel;
import io.spikewatch.app.preference.NotificationSettings;
import jakarta.mail.MessagingException;
import jakarta.servlet.http.Cookie;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockCookie;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@IntegrationTest
class SentLinkIntegrationTests {

    private static final Pattern LINK = Pattern.compile("http://localhost:8080(/inbox/\\S+)");

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private TestPeople people;

    @Autowired
    private Notifications notifications;

    @Autowired
    private NotificationSettings settings;

    @Autowired
    private GreenMail mailServer;

    @Test
    void opensInItsOwnOrganizationFromAnother() throws Exception {
        var organization = people.organization();
        var other = people.organization();
        var owner = people.join(people.userWithPassword(), organization, Role.OWNER);
        people.join(owner, other, Role.OWNER);
        var session = sessionIn(other, owner);
        var link = sentLink(owner, organization, "/settings");

        var opened = get(link, session);

        assertThat(opened).hasStatus(HttpStatus.SEE_OTHER).hasHeader("Location", "/settings");
        assertThat(organizationOf(session)).isEqualTo(organization);
    }

    @Test
    void leadsStaffWhoLookIntoACustomerBackToTheVendor() throws Exception {
        var customer = people.organization();
        var account = people.accountOf(customer);
        var staff = people.join(people.userWithPassword(), people.vendorId(), Role.MEMBER);
        var session = sessionIn(customer, staff);
        var link = sentLink(staff, people.vendorId(), "/accounts/" + account.id());

        var opened = get(link, session);

        assertThat(opened).hasStatus(HttpStatus.SEE_OTHER).hasHeader("Location", "/accounts/" + account.id());
        assertThat(organizationOf(session)).isEqualTo(people.vendorId());
        assertThat(get("/accounts/" + account.id(), session)).hasStatusOk();
    }

    @Test
    void leadsNobodyIntoAnOrganizationThatIsNotTheirs() throws Exception {
        var organization = people.organization();
        var owner = people.join(people.userWithPassword(), organization, Role.OWNER);
        var session = sessionIn(organization, owner);

        var opened = get("/inbox/" + UUID.randomUUID() + "?organization_id=" + people.organization(), session);

        assertThat(opened).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(organizationOf(session)).isEqualTo(organization);
    }

    private String sentLink(User person, String organization, String about) throws MessagingException, IOException {
        settings.change(person.id(), present -> present.withChannels(Map.of("billing_alert", List.of(Channel.EMAIL))));
        notifications.deliver(List.of(new NewNotification(
                organization,
                person.id(),
                "billing_alert",
                Priority.NORMAL,
                "Billing alert: Acme",
                "Token usage at 80% (400,000 of 500,000)",
                "organization",
                organization,
                "billing",
                UUID.randomUUID().toString(),
                about,
                Map.of())));
        await().atMost(Duration.ofSeconds(10))
                .until(() -> mailServer.getReceivedMessagesForDomain(person.email()).length == 1);
        var email = mailServer.getReceivedMessagesForDomain(person.email())[0];
        var link = LINK.matcher(email.getContent().toString());
        assertThat(link.find()).isTrue();
        return link.group(1);
    }

    private Cookie sessionIn(String organization, User person) throws UnsupportedEncodingException {
        var signedIn = mvc.post()
                .uri("/api/login")
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"email\":\"%s\",\"password\":\"%s\"}".formatted(person.email(), TestPeople.PASSWORD))
                .exchange();
        var header = Objects.requireNonNull(signedIn.getResponse().getHeader(HttpHeaders.SET_COOKIE));
        var session = sessionOf(header);
        String token = JsonPath.read(signedIn.getResponse().getContentAsString(), "$.csrf_token");
        assertThat(mvc.post()
                        .uri("/api/users/@me/organization")
                        .cookie(session)
                        .header("X-CSRF-Token", token)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"organization_id\":\"" + organization + "\"}"))
                .hasStatusOk();
        return session;
    }

    private static Cookie sessionOf(String header) {
        var cookie = MockCookie.parse(header);
        return new Cookie(cookie.getName(), cookie.getValue());
    }

    private MvcTestResult get(String address, Cookie session) {
        return mvc.get()
                .uri(URI.create(address))
                .cookie(session)
                .accept(MediaType.TEXT_HTML)
                .exchange();
    }

    private String organizationOf(Cookie session) throws UnsupportedEncodingException {
        var me = mvc.get().uri("/api/users/@me").cookie(session).exchange();
        return JsonPath.read(me.getResponse().getContentAsString(), "$.organization_id");
    }
}
