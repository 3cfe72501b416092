package io.spikewatch.app.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.spikewatch.app.IntegrationTest;
import io.spikewatch.app.message.TestQueue;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;

@IntegrationTest
class SubscriptionMessagesIntegrationTests {

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final String STARTED = "2026-06-01T10:00:00Z";
    private static final String UPGRADED = "2026-06-02T10:00:00Z";

    private final String organization = "subscribed-" + UUID.randomUUID();

    @Autowired
    private SqsAsyncClient sqs;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void knowsWhatWasToldLast() {
        tell(message("created", "starter", STARTED, STARTED));
        tell(message("upgraded", "growth", UPGRADED, UPGRADED));

        assertThat(known()).isEqualTo("growth active " + UPGRADED);
    }

    @Test
    void acknowledgesWhatIsOlderWithoutEffect() {
        tell(message("upgraded", "growth", UPGRADED, STARTED));
        tell(message("created", "starter", STARTED, UPGRADED));

        assertThat(known()).isEqualTo("growth active " + UPGRADED);
    }

    @Test
    void believesOfOneInstantWhatWasToldLater() {
        tell(message("updated", "growth", UPGRADED, UPGRADED));
        tell(message("created", "starter", UPGRADED, STARTED));

        assertThat(known()).isEqualTo("growth active " + UPGRADED);
    }

    @Test
    void keepsWhatAMessageLeavesOut() {
        tell(message("created", "starter", STARTED, STARTED));
        tell(message("canceled", "starter", UPGRADED, UPGRADED)
                .replace("\"new_plan\":\"starter\"", "\"new_plan\":null")
                .replace("active", "canceled"));

        assertThat(known()).isEqualTo("starter canceled " + UPGRADED);
    }

    /** Returns once the message had its effect, or had none. */
    private void tell(String message) {
        new TestQueue(sqs).sendPacked(message);
        await().atMost(SOON).untilAsserted(() -> assertThat(handled(message)).isEqualTo(1));
    }

    private long handled(String message) {
        return jdbc.sql("select count(*) from received_message where body = ? and state = 'handled'")
                .param(message)
                .query(Long.class)
                .single();
    }

    private String known() {
        return jdbc.sql("""
                        select plan || ' ' || status || ' '
                            || to_char(effective_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')
                        from subscription where organization_id = ?
                        """).param(organization).query(String.class).single();
    }

    private String message(String change, String plan, String effectiveAt, String toldAt) {
        return """
                {"schema_version":1,"type":"subscription_changed","id":"%s","occurred_at":"%s","origin":"live",
                 "data":{"organization_id":"%s","change":"%s","old_plan":null,"new_plan":"%s","plan_type":null,
                  "status":"active","effective_at":"%s","canceled_at":null}}
                """.formatted(UUID.randomUUID(), toldAt, organization, change, plan, effectiveAt);
    }
}
