package io.spikewatch.app.trigger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import io.spikewatch.app.IntegrationTest;
import io.spikewatch.app.TestPeople;
import io.spikewatch.app.message.TestQueue;
import io.spikewatch.app.organization.User;
import io.spikewatch.app.subscription.Subscriptions;
import io.spikewatch.app.tracking.TestTracking;
import java.io.UnsupportedEncodingException;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;

@IntegrationTest
class OrganizationTrackingIntegrationTests {

    private final String organization = "org-" + UUID.randomUUID();

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private TestPeople people;

    @Autowired
    private TestTracking tracking;

    @Autowired
    private Subscriptions subscriptions;

    @Autowired
    private SqsAsyncClient sqs;

    private User operator;

    @BeforeEach
    void signIn() {
        operator = people.operator();
    }

    @Test
    void tellsOfANewOrganizationAndWhatItIsCalled() throws Exception {
        var created = create("/api/organizations/", """
                {"id":"%s","name":"Acme","website":"https://acme.example"}
                """.formatted(organization));

        var at = JsonPath.<String>read(created, "$.created_at");
        assertThat(Wire.shapes(tracking.eventsOf(organization)))
                .containsExactly(
                        Wire.event("organization created", operator.id(), at, """
                                {"$groups":{"organization":"%s"}}""".formatted(organization)),
                        Wire.groupUpdate(organization, at, """
                                {"name":"Acme","website":"https://acme.example","created_at":"%s"}""".formatted(at)));
    }

    @Test
    void tellsOnWhichPlanANewOrganizationIsAlready() throws Exception {
        new TestQueue(sqs).send("""
                {"type":"subscription_changed","id":"%s","data":{"organization_id":"%s","change":"canceled",
                 "new_plan":"growth","status":"canceled","effective_at":"2026-06-02T10:00:00Z"}}
                """.formatted(UUID.randomUUID(), organization));
        await().atMost(Duration.ofSeconds(10))
                .until(() -> subscriptions.find(organization).isPresent());

        create("/api/organizations/", "{\"id\":\"%s\",\"name\":\"Acme\"}".formatted(organization));

        assertThat(Wire.shapes(tracking.eventsOf(organization)))
                .hasSize(3)
                .last()
                .isEqualTo(Wire.groupUpdate(organization, "2026-06-02T10:00:00Z", """
                        {"plan_name":"growth","plan_status":"canceled","canceled_at":"2026-06-02T10:00:00Z"}"""));
    }

    @Test
    void tellsOfANewUserInNoOrganization() throws Exception {
        var created = create("/api/users/", """
                {"email":"ben-%s@example.com","name":"Ben","password":"%s"}
                """.formatted(UUID.randomUUID(), TestPeople.PASSWORD));

        var id = JsonPath.<String>read(created, "$.id");
        assertThat(tracking.eventsBy(id)).singleElement().satisfies(event -> {
            assertThat(event.path("event").asString()).isEqualTo("user created");
            assertThat(event.path("properties").isEmpty()).isTrue();
        });
    }

    private String create(String path, String body) throws UnsupportedEncodingException {
        var answer = mvc.post()
                .uri(path)
                .header(HttpHeaders.AUTHORIZATION, people.bearer(operator))
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
        assertThat(answer).hasStatus(HttpStatus.CREATED);
        return answer.getResponse().getContentAsString();
    }
}
