package io.spikewatch.app.explanation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import io.spikewatch.app.IntegrationTest;
import io.spikewatch.app.TestPeople;
import io.spikewatch.app.campaign.TestCampaigns;
import io.spikewatch.app.message.TestQueue;
import io.spikewatch.app.message.TestSpike;
import io.spikewatch.app.organization.Role;
import io.spikewatch.app.organization.User;
import io.spikewatch.app.page.Browser;
import java.io.UnsupportedEncodingException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;

@IntegrationTest
class ExplanationsIntegrationTests {

    @Autowired
    private SqsAsyncClient sqs;

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private TestPeople people;

    @Autowired
    private JdbcClient jdbc;

    private TestCampaigns campaigns;
    private String operator;
    private String organization;
    private String campaign;
    private User member;
    private String bearer;
    private TestSpike spike;
    private UUID notification;

    @BeforeEach
    void tellSomebody() {
        operator = people.bearer(people.operator());
        organization = people.organization();
        member = people.memberOf(organization, Role.MEMBER);
        bearer = people.bearer(member);
        campaigns = new TestCampaigns(mvc, jdbc, operator);
        campaign = campaigns.start(organization);
        spike = TestSpike.of(organization);
        new TestQueue(sqs).send(spike.json());
        await().atMost(Duration.ofSeconds(10)).until(() -> notifications().size() == 1);
        notification = notifications().get(0);
    }

    @AfterEach
    void stop() {
        campaigns.stopAll();
    }

    @Test
    void saysByWhatRuleOfWhichEventSomebodyWasTold() {
        assertThat(why(notification, bearer)).hasStatusOk().bodyJson().isLenientlyEqualTo("""
                        {"notification_id":"%s",
                         "event":{"id":"%s","name":"usage_spike_detected","occurred_at":"2026-06-10T02:00:04Z",
                          "origin":"live","occurrence":"%2$s"},
                         "campaign":"%s","campaign_name":"Credits removed","version":1,
                         "rule":{"to":["organization_members"],"where":[{"property":"organization_id","is":"%s"}],
                          "except":[],"sentence":"“Credits removed” tells members of the organization when \
                        “usage spike detected” happens and organization id is %4$s."},
                         "cohort":"live","recall":null,"corrects":null,"corrected_by":null}
                        """.formatted(
                        notification, spike.spikeId(), campaign, organization));
    }

    @Test
    void tellsTheRecipientWhereItWasSentAndOperatorsAlone() {
        var colleague = people.bearer(people.memberOf(organization, Role.OWNER));
        var elsewhere = people.organization();
        people.join(member, elsewhere, Role.MEMBER);

        assertThat(why(notification, operator)).hasStatusOk();
        assertThat(why(notification, colleague)).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(why(notification, people.bearer(people.staff()))).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(request(notification, bearer, elsewhere)).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(request(notification, bearer, organization)).hasStatusOk();
        assertThat(why(UUID.randomUUID(), operator)).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(mvc.get().uri("/api/notifications/one/why/").header("Authorization", operator))
                .hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void saysWhatWasRecalledAndWhatCorrectsIt() {
        var recall = recall();
        assertThat(why(notification, bearer)).bodyJson().isLenientlyEqualTo("""
                        {"recall":{"id":"%s","reason":"the credits are there"},"corrects":null,"corrected_by":null}
                        """.formatted(recall));

        var correction = correct(recall);

        assertThat(why(notification, bearer)).bodyJson().isLenientlyEqualTo("""
                        {"recall":{"id":"%s"},"corrects":null,"corrected_by":"%s"}
                        """.formatted(recall, correction));
        assertThat(why(correction, bearer)).bodyJson().isLenientlyEqualTo("""
                        {"notification_id":"%s","event":{"id":"%s"},"campaign":"%s",
                         "recall":{"id":"%s","reason":"the credits are there"},"corrects":"%s","corrected_by":null}
                        """.formatted(
                        correction, spike.spikeId(), campaign, recall, notification));
    }

    @Test
    void saysItInTheInbox() {
        var correction = correct(recall());

        var page = new Browser(mvc, people, member).page("/inbox");

        assertThat(page.select(".inbox .title").eachText())
                .containsExactly("Unread: Your credits are still there", "Credits removed");
        assertThat(page.select(".inbox li.withdrawn .title").text()).isEqualTo("Credits removed");
        assertThat(page.select(".inbox li.withdrawn .text").text())
                .contains("Withdrawn: the credits are there Corrected: Your credits are still there");
        assertThat(page.select(".inbox li.withdrawn .text p a").attr("href")).isEqualTo("/inbox/" + correction);
        assertThat(page.select(".inbox li.unread .text").text()).contains("Corrects: Credits removed");
        assertThat(page.select(".inbox details:contains(Why was I told) p").eachText())
                .hasSize(2)
                .allSatisfy(each -> assertThat(each).startsWith("“Credits removed” tells members of the organization"));
        assertThat(page.select("#bell").attr("aria-label")).isEqualTo("Inbox, 1 unread");
        assertThat(page.select(".tabs a").eachText()).contains("Inbox 2", "Unread 1");
    }

    private String recall() {
        return read(
                post("/api/campaigns/" + campaign + "/recall/", "{\"reason\":\"the credits are there\"}"),
                "$.recall_id");
    }

    private UUID correct(String recall) {
        assertThat(post("/api/recalls/" + recall + "/correct/", """
                        {"title":"Your credits are still there","body":"What we said was wrong.","reason":"sorry"}
                        """)).hasStatusOk();
        return notifications().get(1);
    }

    private List<UUID> notifications() {
        return jdbc.sql("select id from notification where user_id = :user order by created_at")
                .param("user", member.id())
                .query(UUID.class)
                .list();
    }

    private static String read(MvcTestResult answer, String path) {
        try {
            return JsonPath.read(answer.getResponse().getContentAsString(), path);
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private MvcTestResult why(UUID id, String bearer) {
        return mvc.get()
                .uri("/api/notifications/" + id + "/why/")
                .header("Authorization", bearer)
                .exchange();
    }

    private MvcTestResult request(UUID id, String bearer, String inOrganization) {
        return mvc.get()
                .uri("/api/notifications/" + id + "/why/")
                .header("Authorization", bearer)
                .header("X-Organization-Id", inOrganization)
                .exchange();
    }

    private MvcTestResult post(String path, String body) {
        return mvc.post()
                .uri(path)
                .header("Authorization", operator)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }
}
