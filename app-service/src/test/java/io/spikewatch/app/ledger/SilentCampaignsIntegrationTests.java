package io.spikewatch.app.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.spikewatch.app.IntegrationTest;
import io.spikewatch.app.TestPeople;
import io.spikewatch.app.campaign.TestCampaigns;
import io.spikewatch.app.message.TestQueue;
import io.spikewatch.app.message.TestSpike;
import io.spikewatch.app.organization.Role;
import java.time.Duration;
import org.assertj.core.api.AbstractObjectAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;

@IntegrationTest
@ExtendWith(OutputCaptureExtension.class)
class SilentCampaignsIntegrationTests {

    @Autowired
    private SqsAsyncClient sqs;

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private TestPeople people;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private SilentCampaigns silent;

    private TestCampaigns campaigns;
    private String operator;
    private String organization;
    private String campaign;

    @BeforeEach
    void startACampaign() {
        operator = people.bearer(people.operator());
        organization = people.organization();
        people.memberOf(organization, Role.MEMBER);
        campaigns = new TestCampaigns(mvc, jdbc, operator);
        campaign = campaigns.start(organization);
    }

    @AfterEach
    void stop() {
        campaigns.stopAll();
    }

    @Test
    void noticesOnceThatACampaignPlansNothingAnyMore(CapturedOutput output) {
        tell();
        setPlanned("timestamptz '2026-05-01T10:00:00Z'");

        silent.notice();
        silent.notice();

        assertThatSilence().isEqualTo("2026-05-01T10:00:00Z");
        assertThat(output.getAll().lines().filter(line -> line.contains("WARN") && line.contains(campaign)))
                .hasSize(1);
    }

    @Test
    void forgetsItOnceTheCampaignPlansAgain() {
        tell();
        setPlanned("now() - interval '29 days'");
        silent.notice();

        setPlanned("now() - interval '27 days'");
        silent.notice();

        assertThatSilence().isNull();
    }

    @Test
    void expectsNothingOfCampaignsThatNeverPlannedAnythingOrAreNotInUse() {
        silent.notice();
        assertThatSilence().isNull();

        tell();
        setPlanned("now() - interval '29 days'");
        campaigns.stopAll();
        silent.notice();

        assertThatSilence().isNull();
    }

    private void tell() {
        new TestQueue(sqs).send(TestSpike.of(organization).json());
        await().atMost(Duration.ofSeconds(10)).until(() -> setPlanned("now()") == 1);
    }

    private int setPlanned(String time) {
        return jdbc.sql("update send set planned_at = " + time + " where campaign = :campaign and state = 'delivered'")
                .param("campaign", campaign)
                .update();
    }

    private AbstractObjectAssert<?, ?> assertThatSilence() {
        return assertThat(mvc.get().uri("/api/campaigns/" + campaign + "/").header("Authorization", operator))
                .bodyJson()
                .extractingPath("$.silent_since");
    }
}
