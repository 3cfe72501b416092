package io.spikewatch.app.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.spikewatch.app.IntegrationTest;
import io.spikewatch.app.TestPeople;
import io.spikewatch.app.campaign.TestCampaigns;
import io.spikewatch.app.message.TestQueue;
import io.spikewatch.app.message.TestSpike;
import io.spikewatch.app.organization.Role;
import java.io.IOException;
import java.io.StringReader;
import java.io.UnsupportedEncodingException;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;

/** Two sends of one hour, one of another cohort, and one of the next hour. */
@IntegrationTest
class LedgerIntegrationTests {

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
    private String campaign;
    private String organization;

    @BeforeEach
    void tellThreePeople() {
        operator = people.bearer(people.operator());
        organization = people.organization();
        IntStream.range(0, 3).forEach(each -> people.memberOf(organization, Role.MEMBER));
        campaigns = new TestCampaigns(mvc, jdbc, operator);
        campaign = campaigns.start(organization);
        new TestQueue(sqs).send(TestSpike.of(organization).json());
        await().atMost(Duration.ofSeconds(10)).until(() -> spread() == 3);
    }

    private int spread() {
        return jdbc.sql("""
                        update send set due_at = timestamptz '2026-06-09T10:15:00.5Z' + n.place * interval '30 minutes',
                            cohort = case n.place when 1 then '=early' else 'live' end
                        from (select id, row_number() over (order by user_id) - 1 as place from send
                            where campaign = :campaign and state = 'delivered') n
                        where send.id = n.id
                        """).param("campaign", campaign).update();
    }

    @AfterEach
    void stop() {
        campaigns.stopAll();
    }

    @Test
    void countsWhatIsDueByHour() {
        assertThat(summary("&group_by=hour")).bodyJson().isStrictlyEqualTo("""
                        {"results":[{"hour":"2026-06-09T10:00:00Z","count":2},{"hour":"2026-06-09T11:00:00Z","count":1}]}
                        """);
    }

    @Test
    void countsByWhateverIsNamedInItsOrder() {
        assertThat(summary("&group_by=cohort,hour,state,campaign,origin,version"))
                .bodyJson()
                .isStrictlyEqualTo("""
                        {"results":[
                         {"hour":"2026-06-09T10:00:00Z","campaign":"%1$s","version":1,"origin":"live","cohort":"=early",
                          "state":"delivered","count":1},
                         {"hour":"2026-06-09T10:00:00Z","campaign":"%1$s","version":1,"origin":"live","cohort":"live",
                          "state":"delivered","count":1},
                         {"hour":"2026-06-09T11:00:00Z","campaign":"%1$s","version":1,"origin":"live","cohort":"live",
                          "state":"delivered","count":1}]}
                        """.formatted(campaign));
    }

    @Test
    void countsAllThatTheFilterLeaves() {
        assertThat(summary("&from=2026-06-09T10:45:00.5Z"))
                .bodyJson()
                .isStrictlyEqualTo("{\"results\":[{\"count\":2}]}");
        assertThat(summary("&state=held&group_by=state")).bodyJson().isStrictlyEqualTo("{\"results\":[]}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"day", "hour,", "hour,colour", "Hour"})
    void refusesToCountByWhatSendsDontHave(String groups) {
        assertThat(summary("&group_by=" + groups))
                .hasStatus(HttpStatus.BAD_REQUEST)
                .bodyJson()
                .extractingPath("$.errors[0].field")
                .isEqualTo("group_by");
    }

    @Test
    void writesAFileOfAllThatTheFilterLeaves() throws IOException {
        var file = get("/api/sends/?format=csv&limit=1&organization_id=" + organization + "&campaign=" + campaign);

        assertThat(file).hasStatusOk().hasHeader("Content-Type", "text/csv;charset=UTF-8");
        assertThat(textOf(file))
                .startsWith(
                        "id,campaign,version,event_id,occurrence,organization_id,user_id,origin,cohort,state,reason,"
                                + "due_at,decided_at,notification_id,read_at\r\n");
        var rows = rowsOf(file);
        assertThat(rows)
                .extracting(row -> row.get("due_at"))
                .containsExactly("2026-06-09T11:15:00.500Z", "2026-06-09T10:45:00.500Z", "2026-06-09T10:15:00.500Z");
        assertThat(rows).extracting(row -> row.get("cohort")).containsExactly("live", "'=early", "live");
        assertThat(rows).extracting(row -> row.get("read_at")).containsOnly("");
        assertThat(rows).extracting(row -> row.get("notification_id")).doesNotContain("");
    }

    @Test
    void knowsNoOtherFormat() {
        assertThat(get("/api/sends/?format=json")).hasStatusOk();
        assertThat(get("/api/sends/?format=xml")).hasStatus(HttpStatus.BAD_REQUEST);
        assertThat(get("/api/sends/?format=csv&colour=red")).hasStatus(HttpStatus.BAD_REQUEST);
        assertThat(mvc.get().uri("/api/sends/?format=csv").header("Authorization", people.bearer(people.staff())))
                .hasStatus(HttpStatus.FORBIDDEN);
    }

    private static List<CSVRecord> rowsOf(MvcTestResult file) throws IOException {
        var format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        return format.parse(new StringReader(textOf(file))).getRecords();
    }

    private static String textOf(MvcTestResult answer) throws UnsupportedEncodingException {
        return answer.getResponse().getContentAsString();
    }

    private MvcTestResult summary(String more) {
        return get("/api/sends/summary/?organization_id=" + organization + "&campaign=" + campaign + more);
    }

    private MvcTestResult get(String path) {
        return mvc.get().uri(path).header("Authorization", operator).exchange();
    }
}
