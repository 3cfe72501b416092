package io.spikewatch.app.trigger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.spikewatch.app.IntegrationTest;
import io.spikewatch.app.TestPeople;
import io.spikewatch.app.message.TestAlert;
import io.spikewatch.app.message.TestQueue;
import io.spikewatch.app.message.TestSpike;
import io.spikewatch.app.tracking.TestTracking;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import tools.jackson.databind.JsonNode;

@IntegrationTest
class MessageTrackingIntegrationTests {

    private static final Duration SOON = Duration.ofSeconds(10);

    @Autowired
    private SqsAsyncClient sqs;

    @Autowired
    private TestPeople people;

    @Autowired
    private TestTracking tracking;

    @Autowired
    private JdbcClient jdbc;

    private String organization;

    @BeforeEach
    void createCustomer() {
        organization = "customer-" + UUID.randomUUID();
        people.accountOf(organization);
    }

    @Test
    void tellsOfASpike() {
        receive(TestSpike.of(organization).json());

        assertThat(Wire.shapes(tracking.eventsOf(organization)))
                .containsExactly(Wire.event(
                        "usage spike detected", Wire.standIn(organization), "2026-06-10T02:00:04Z", """
                                {"metric":"events","direction":"up","factor":3.2,"usage_date":"2026-06-09","entries":1,
                                 "origin":"live","$groups":{"organization":"%s"}}""".formatted(
                                        organization)));
    }

    @Test
    void letsTheLargestEntrySpeakForAll() {
        receive("""
                {"type":"usage_spike_detected","id":"%s","data":{"spike_id":"%s","organization_id":"%s","spikes":[
                 {"metric":"events","factor":3.2},{"metric":"recordings","direction":"down","factor":0.1},{}]}}
                """.formatted(UUID.randomUUID(), UUID.randomUUID(), organization));

        assertThat(tracking.eventsOf(organization)).singleElement().satisfies(event -> {
            assertThat(event.at("/properties/metric").asString()).isEqualTo("recordings");
            assertThat(event.at("/properties/direction").asString()).isEqualTo("down");
            assertThat(event.at("/properties/entries").asInt()).isEqualTo(3);
            assertThat(event.path("properties").has("usage_date")).isFalse();
        });
    }

    @Test
    void tellsOfABillingAlertAndThatItTurnedCritical() {
        var alert = TestAlert.of(organization, "warning");

        receive(alert.json());
        receive(alert.escalate().json());

        assertThat(Wire.shapes(tracking.eventsOf(organization)))
                .containsExactly(
                        Wire.event(
                                "billing alert raised",
                                Wire.standIn(organization),
                                "2026-06-18T09:00:00Z",
                                """
                                {"alert_type":"usage_soft_warning","severity":"warning","escalated":false,
                                 "origin":"live","$groups":{"organization":"%s"}}""".formatted(organization)),
                        Wire.event(
                                "billing alert raised",
                                Wire.standIn(organization),
                                "2026-06-18T09:00:00Z",
                                """
                                {"alert_type":"usage_soft_warning","severity":"critical","escalated":true,
                                 "origin":"live","$groups":{"organization":"%s"}}""".formatted(organization)));
    }

    @Test
    void tellsOfAFactOnceHoweverManyMessagesDo() {
        var spike = TestSpike.of(organization).withOrigin("backfill");

        receive(spike.json());
        receive(spike.withMessageId(UUID.randomUUID().toString()).json());
        receive(spike.withOrigin("live").json());

        assertThat(tracking.eventsOf(organization))
                .singleElement()
                .satisfies(event ->
                        assertThat(event.at("/properties/origin").asString()).isEqualTo("backfill"));
    }

    @Test
    void namesTheOrganizationOfTheAccountThatOtherIdentifiersLeadTo() {
        var stripeId = "cus_" + UUID.randomUUID();
        jdbc.sql("update account set stripe_customer_id = ? where external_id = ?")
                .params(stripeId, organization)
                .update();
        var stranger = "stranger-" + UUID.randomUUID();

        receive(TestSpike.of(stranger).json().replace("cus_" + stranger, stripeId));

        assertThat(Wire.names(tracking.eventsOf(organization))).containsExactly("usage spike detected");
        assertThat(everything()).noneMatch(event -> event.contains(stranger) || event.contains(stripeId));
    }

    @Test
    void namesNoOrganizationThatNobodyKnows() {
        var stranger = "stranger-" + UUID.randomUUID();
        var metric = "metric-" + UUID.randomUUID();

        receive(TestSpike.of(stranger).json().replace("\"events\"", "\"" + metric + "\""));
        people.accountOf(stranger);

        assertThat(everything().stream().filter(event -> event.contains(metric)))
                .singleElement()
                .asString()
                .doesNotContain("$groups");
        assertThat(everything()).noneMatch(event -> event.contains(stranger));
    }

    @Test
    void neverNamesTheVendor() {
        var metric = "metric-" + UUID.randomUUID();

        receive(TestSpike.of(people.vendorId()).json().replace("\"events\"", "\"" + metric + "\""));

        assertThat(everything().stream().filter(event -> event.contains(metric)))
                .singleElement()
                .asString()
                .doesNotContain("$groups", "$organization_");
    }

    private List<String> everything() {
        return tracking.all().map(JsonNode::toString).toList();
    }

    /** Returns once the message had its effect, or had none. */
    private void receive(String message) {
        new TestQueue(sqs).sendPacked(message);
        await().atMost(SOON)
                .until(() -> jdbc.sql("select count(*) from received_message where body = ?")
                                .param(message)
                                .query(Long.class)
                                .single()
                        == 1);
    }
}
