package io.spikewatch.app.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import io.spikewatch.app.campaign.AudienceRule;
import io.spikewatch.app.campaign.Campaign;
import io.spikewatch.app.campaign.CampaignVersion;
import io.spikewatch.app.campaign.Condition;
import io.spikewatch.app.campaign.Definition;
import io.spikewatch.app.campaign.Group;
import io.spikewatch.app.campaign.Guard;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RuleSentenceTests {

    @Test
    void namesTheCampaignItsPeopleAndItsEvent() {
        var rule = new AudienceRule(List.of(Group.ACCOUNT_TEAM), List.of(), List.of());

        assertThat(sentence(rule))
                .isEqualTo("“Startup plan: credits added” tells the account's CSM and account executive"
                        + " when “startup plan customer added” happens.");
    }

    @Test
    void namesEveryCondition() {
        var rule = new AudienceRule(
                List.of(Group.OPERATORS, Group.ORGANIZATION_ADMINS),
                List.of(new Condition("plan", "startup"), new Condition("seats", 5)),
                List.of(new Condition("subscription.status", "canceled"), new Condition("is_test", true)));

        assertThat(sentence(rule))
                .isEqualTo("“Startup plan: credits added” tells owners and admins of the organization"
                        + " and operators when “startup plan customer added” happens and plan is startup and seats is 5,"
                        + " unless subscription status is canceled or is test is true.");
    }

    private static String sentence(AudienceRule rule) {
        var campaign = new Campaign(
                "startup-plan-added",
                "Startup plan: credits added",
                "startup-plan",
                "startup_plan_customer_added",
                new Guard(null, null, null),
                100,
                false,
                null);
        return RuleSentence.of(new CampaignVersion(
                campaign,
                1,
                CampaignVersion.State.ACTIVE,
                new Definition(rule, null, Duration.ZERO, null),
                Instant.EPOCH,
                "somebody",
                null,
                null,
                null,
                null));
    }
}
