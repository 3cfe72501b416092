package io.spikewatch.billing.watch;

import static io.spikewatch.billing.watch.Customer.TODAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.spikewatch.billing.IntegrationTest;
import io.spikewatch.billing.UsageCalls;
import io.spikewatch.billing.plan.Plans;
import io.spikewatch.messages.BillingAlertRaised;
import io.spikewatch.messages.BillingAlertRaised.Severity;
import io.spikewatch.messages.BillingMessageCodec;
import io.spikewatch.messages.Decoded;
import io.spikewatch.messages.Envelope;
import io.spikewatch.messages.Origin;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@IntegrationTest
class AlertMessagesIntegrationTests {

    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    @Autowired
    private MockMvcTester http;

    @Autowired
    private Plans plans;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private BillingMessageCodec codec;

    private Customer customer;

    @BeforeEach
    void definePlans() {
        Customer.definePlans(plans);
        customer = Customer.of(http);
    }

    @Test
    void passesOnAnAlertWithWhatIsKnownOfItsOrganization() {
        customer.subscribed();
        for (var daysAgo = 2; daysAgo > 0; daysAgo--) {
            new UsageCalls(http).report("""
                    {"organization_id": "%s", "date": "%s", "organization_name": "Acme", "billing_id": "b-1",\
                     "stripe_customer_id": "cus_1", "report": {"tokens": 205000}}""".formatted(customer.id(), TODAY.minusDays(daysAgo)));
        }

        var alert = customer.openAlerts().get(0);
        assertThat(messages()).singleElement().satisfies(envelope -> {
            assertThat(envelope.origin()).isEqualTo(Origin.LIVE);
            assertThat(envelope.message())
                    .isEqualTo(new BillingAlertRaised(
                            alert.path("id").asString(),
                            customer.id(),
                            "Acme",
                            "b-1",
                            "cus_1",
                            "usage_soft_warning",
                            Severity.WARNING,
                            "Token usage at 82% (410,000 of 500,000)",
                            "At this pace the plan's limit is reached today",
                            false));
        });
    }

    @Test
    void passesOnAnAlertOnceAsItIsRaisedAndOnceAsItTurnsCritical() {
        tellsTrial(4, 4);
        tellsTrial(3, 3);
        customer.generate();
        tellsTrial(2, 2);
        tellsTrial(1, 1);

        assertThat(messages())
                .extracting(
                        envelope -> ((BillingAlertRaised) envelope.message()).severity(),
                        envelope -> ((BillingAlertRaised) envelope.message()).message(),
                        envelope -> ((BillingAlertRaised) envelope.message()).escalated())
                .containsExactlyInAnyOrder(
                        tuple(Severity.WARNING, "Trial expires in 4 days", false),
                        tuple(Severity.CRITICAL, "Trial expires in 2 days", true));
        assertThat(messages()).extracting(Envelope::id).doesNotHaveDuplicates();
    }

    @Test
    void passesOnWhatIsHistoryAsHistory() {
        customer.tells("watch-starter", "active", "2020-01-01T00:00:00Z")
                .tells("watch-growth", "active", NOW.minus(8, ChronoUnit.DAYS).toString())
                .tells("watch-starter", "active", NOW.minus(6, ChronoUnit.DAYS).toString());

        assertThat(messages())
                .extracting(Envelope::origin, envelope -> ((BillingAlertRaised) envelope.message()).alertType())
                .containsExactlyInAnyOrder(
                        tuple(Origin.BACKFILL, "plan_upgraded"), tuple(Origin.LIVE, "plan_downgraded"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"live", "backfill", "test"})
    void passesOnUsageAsWhatItsNewestReportSaysToBe(String origin) {
        customer.subscribed().reports(2, "\"tokens\": 1");

        new UsageCalls(http).report("""
                {"organization_id": "%s", "date": "%s", "origin": "%s", "report": {"tokens": 400000}}""".formatted(customer.id(), TODAY.minusDays(1), origin));

        assertThat(messages())
                .extracting(Envelope::origin)
                .containsExactly(Origin.valueOf(origin.toUpperCase(Locale.ROOT)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"backfill", "test"})
    void passesOnWhatWasSilentOnceItIsNewsAndOnlyOnce(String origin) {
        customer.subscribed();
        new UsageCalls(http).report("""
                {"organization_id": "%s", "date": "%s", "origin": "%s", "report": {"tokens": 400000}}""".formatted(customer.id(), TODAY.minusDays(4), origin));
        customer.generate();
        var silent = sent();

        customer.reports(3, "\"seats\": 1");
        var told = sent();
        customer.reports(2, "\"tokens\": 1");

        assertThat(silent)
                .extracting(Envelope::origin)
                .doesNotContain(Origin.LIVE)
                .hasSize(1);
        assertThat(told)
                .extracting(Envelope::id, Envelope::origin)
                .containsExactly(tuple(silent.get(0).id(), Origin.LIVE));
        assertThat(messages()).isEmpty();
    }

    @Test
    void keepsSilentWhatNoLongerHoldsOnceThereIsNews() {
        customer.subscribed();
        new UsageCalls(http).report("""
                {"organization_id": "%s", "date": "%s", "origin": "backfill", "report": {"tokens": 400000}}""".formatted(customer.id(), TODAY.minusDays(1)));
        sent();

        customer.reports(1, "\"tokens\": 1");

        assertThat(messages()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"8, 1, LIVE", "8, -1, BACKFILL", "6, -1, LIVE"})
    void passesOnACancellationAsNewsWhileThereIsAccessAndForAWeek(int daysAgo, int accessDays, Origin origin) {
        customer.tells("watch-growth", "active", "2020-01-01T00:00:00Z");

        customer.tells(
                "watch-growth",
                "canceled",
                NOW.minus(daysAgo, ChronoUnit.DAYS).toString(),
                "\"canceled_at\": \"2020-02-01T00:00:00Z\"",
                "\"access_ends_at\": \"" + TODAY.plusDays(accessDays) + "T12:00:00Z\"");

        assertThat(messages()).extracting(Envelope::origin).containsExactly(origin);
    }

    /** What waits to leave about the customer's alerts, which it then does. */
    private List<Envelope> sent() {
        var messages = messages();
        messages.forEach(message -> jdbc.sql("delete from outbox_message where id = ?")
                .param(message.id())
                .update());
        return messages;
    }

    private void tellsTrial(int daysLeft, int hoursAgo) {
        customer.tells(
                "watch-growth",
                "trialing",
                NOW.minus(hoursAgo, ChronoUnit.HOURS).toString(),
                "\"trial_ends_at\": \"" + TODAY.plusDays(daysLeft) + "T00:00:00Z\"");
    }

    /** Those about the customer's alerts that wait to leave. */
    private List<Envelope> messages() {
        return jdbc
                .sql("select body from outbox_message where type = 'billing_alert_raised' order by created_at")
                .query(String.class)
                .list()
                .stream()
                .map(body -> codec.decode(body, Map.of(BillingMessageCodec.CONTENT_ENCODING, "gzip")))
                .flatMap(decoded ->
                        decoded instanceof Decoded.Valid valid ? Stream.of(valid.envelope()) : Stream.empty())
                .filter(envelope -> customer.id().equals(envelope.message().organizationId()))
                .toList();
    }
}
