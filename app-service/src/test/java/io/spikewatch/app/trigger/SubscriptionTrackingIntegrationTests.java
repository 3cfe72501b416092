package io.spikewatch.app.trigger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.spikewatch.app.IntegrationTest;
import io.spikewatch.app.TestPeople;
import io.spikewatch.app.message.TestQueue;
import io.spikewatch.app.tracking.TestTracking;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import tools.jackson.databind.JsonNode;

@IntegrationTest
class SubscriptionTrackingIntegrationTests {

    private static final Duration SOON = Duration.ofSeconds(10);

    @Autowired
    private SqsAsyncClient sqs;

    @Autowired
    private TestPeople people;

    @Autowired
    private TestTracking tracking;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    @Test
    void tellsOnWhichPlanAnOrganizationIs() {
        var organization = customer();
        var at = "2026-06-01T10:00:00Z";

        tell(organization, at, """
                "change":"upgraded","old_plan":"starter","new_plan":"growth","plan_type":"yearly","status":"active"
                """);

        assertThat(toldOf(organization))
                .containsExactly(
                        Wire.event("subscription updated", Wire.standIn(organization), at, """
                                {"plan_name":"growth","plan_status":"active","plan_type":"yearly",
                                 "subscription_status_name":"upgraded","previous_plan_name":"starter","origin":"live",
                                 "$groups":{"organization":"%s"}}""".formatted(organization)),
                        Wire.groupUpdate(organization, at, """
                                {"plan_name":"growth","plan_status":"active","plan_type":"yearly",
                                 "subscription_status_name":"upgraded"}"""));
    }

    @Test
    void tellsOfACancellationAtTheTimeOfItsSource() {
        var organization = customer();
        var threeDaysAgo = clock.instant().minus(Duration.ofDays(3)).truncatedTo(ChronoUnit.SECONDS);

        tell(organization, threeDaysAgo.toString(), """
                "change":"canceled","old_plan":"growth","new_plan":"growth","status":"canceled"
                """);

        assertThat(toldOf(organization))
                .containsExactly(
                        Wire.event("subscription canceled", Wire.standIn(organization), threeDaysAgo, """
                                {"plan_name":"growth","plan_status":"canceled","canceled_at":"%s",
                                 "previous_plan_name":"growth","origin":"live","$groups":{"organization":"%s"}}
                                """.formatted(
                                        threeDaysAgo, organization)),
                        Wire.groupUpdate(organization, threeDaysAgo, """
                                {"plan_status":"canceled","canceled_at":"%s"}""".formatted(threeDaysAgo)));
    }

    @Test
    void tellsForWhenASubscriptionIsCanceled() {
        var organization = customer();

        tell(organization, "2026-06-01T10:00:00Z", """
                "change":"canceled","new_plan":"growth","status":"active","canceled_at":"2026-07-01T00:00:00Z"
                """);

        assertThat(toldOf(organization)).last().isEqualTo(Wire.groupUpdate(organization, "2026-06-01T10:00:00Z", """
                        {"plan_status":"canceled","canceled_at":"2026-07-01T00:00:00Z"}"""));
    }

    @Test
    void keepsAGroupCanceledWhateverElseIsToldWhileTheCancellationStands() {
        var organization = customer();

        tell(organization, "2026-06-02T10:00:00Z", """
                "change":"updated","new_plan":"growth","status":"active","canceled_at":"2026-07-01T00:00:00Z"
                """);

        assertThat(toldOf(organization)).last().isEqualTo(Wire.groupUpdate(organization, "2026-06-02T10:00:00Z", """
                        {"plan_name":"growth","plan_status":"canceled","subscription_status_name":"updated",
                         "canceled_at":"2026-07-01T00:00:00Z"}"""));
    }

    @ParameterizedTest
    @CsvSource({
        "created,, subscription created",
        "trial_started,, subscription created",
        "trial_ending,, subscription created",
        "trial_started, starter, subscription updated",
        "trial_ending, starter, subscription updated",
        "downgraded, starter, subscription updated",
        "updated,, subscription updated",
        "canceled,, subscription canceled"
    })
    void callsTheFirstOfASubscriptionItsCreation(String change, String oldPlan, String name) {
        var organization = customer();

        tell(organization, "2026-06-01T10:00:00Z", """
                "change":"%s","old_plan":%s,"new_plan":"growth","status":"active"
                """.formatted(
                        change, oldPlan == null ? null : "\"" + oldPlan + "\""));

        assertThat(Wire.names(tracking.eventsOf(organization))).containsExactly(name, "$groupidentify");
    }

    @Test
    void tellsOfWhatCameTooLateButNotAsTheLatestWord() {
        var organization = customer();
        var late = "2026-06-01T10:00:00Z";

        tell(organization, "2026-06-02T10:00:00Z", "\"change\":\"upgraded\",\"new_plan\":\"growth\"");
        tell(organization, late, "\"change\":\"canceled\",\"new_plan\":\"starter\"");

        var told = tracking.eventsOf(organization);
        assertThat(Wire.names(told)).containsExactly("subscription updated", "$groupidentify", "subscription canceled");
        assertThat(told.get(2).path("timestamp").asString()).isEqualTo(late);
    }

    @Test
    void namesNoOrganizationThatNobodyKnows() {
        var stranger = "stranger-" + UUID.randomUUID();
        var plan = "plan-" + UUID.randomUUID();

        tell(stranger, "2026-06-01T10:00:00Z", "\"change\":\"created\",\"new_plan\":\"" + plan + "\"");

        assertThat(tracking.all().map(JsonNode::toString).filter(event -> event.contains(plan)))
                .singleElement()
                .asString()
                .contains("subscription created")
                .doesNotContain("$groups", stranger);
        assertThat(tracking.all().map(JsonNode::toString)).noneMatch(event -> event.contains(stranger));
    }

    @Test
    void neverNamesTheVendor() {
        var plan = "plan-" + UUID.randomUUID();

        tell(people.vendorId(), "2026-06-01T10:00:00Z", "\"change\":\"created\",\"new_plan\":\"" + plan + "\"");

        assertThat(tracking.all().map(JsonNode::toString).filter(event -> event.contains(plan)))
                .singleElement()
                .asString()
                .doesNotContain("$groups", "$organization_");
    }

    /** With an account, and no organization that anybody could work for. */
    private String customer() {
        var organization = "customer-" + UUID.randomUUID();
        people.accountOf(organization);
        return organization;
    }

    private List<JsonNode> toldOf(String organization) {
        return Wire.shapes(tracking.eventsOf(organization));
    }

    /** Returns once the message had its effect. */
    private void tell(String organization, String effectiveAt, String data) {
        var id = UUID.randomUUID();
        new TestQueue(sqs).send("""
                {"type":"subscription_changed","id":"%s","data":{"organization_id":"%s","effective_at":"%s",%s}}
                """.formatted(id, organization, effectiveAt, data));
        await().atMost(SOON)
                .until(() -> jdbc.sql("select count(*) from received_message where id = ? and state = 'handled'")
                                .param(id)
                                .query(Long.class)
                                .single()
                        == 1);
    }
}
