package io.spikewatch.billing.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spikewatch.billing.IntegrationTest;
import io.spikewatch.billing.history.DailyUsages;
import io.spikewatch.billing.report.UsageReported;
import io.spikewatch.billing.report.UsageReports;
import io.spikewatch.infrastructure.TestServers;
import io.spikewatch.messages.Origin;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@IntegrationTest
@RecordApplicationEvents
class UsageReportIntegrationTests {

    private static final LocalDate DAY = LocalDate.of(2026, 6, 9);

    @Autowired
    private MockMvcTester http;

    @Autowired
    private ReportIngest ingest;

    @Autowired
    private UsageReports reports;

    @Autowired
    private DailyUsages dailyUsages;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ApplicationEvents events;

    @Test
    void turnsAReportIntoTheUsageOfTheOrganizationAndItsTeams() {
        var answer = postJson("""
                {"organization_id": "ingest-1", "date": "2026-06-09", "team_names": {"7": "Web"},
                 "report": {"tokens": 5, "novelties": 3, "remark": "x", "teams": {"7": {"tokens": 4.0}, "8": {}}}}
                """);

        assertThat(answer).hasStatusOk().bodyJson().isStrictlyEqualTo(result(1, 0));
        assertThat(daily("ingest-1")).isEqualTo("{\"tokens\": 5, \"novelties\": 3}");
        assertThat(tokensByTeam("ingest-1")).isEqualTo(Map.of("7", 4L, "8", 0L));
        assertThat(dailyUsages.teamNames("ingest-1")).isEqualTo(Map.of("7", "Web"));
        assertThat(reports.originOf("ingest-1", DAY)).contains(Origin.LIVE);
    }

    @Test
    void replacesAnEarlierReportWithAllItsTeams() {
        postJson(report(
                "ingest-2", DAY, "{\"tokens\": 5, \"teams\": {\"7\": {\"tokens\": 4}, \"8\": {\"tokens\": 1}}}"));

        var answer = postJson(report("ingest-2", DAY, "{\"tokens\": 6, \"teams\": {\"8\": {\"tokens\": 6}}}"));

        assertThat(answer).bodyJson().isStrictlyEqualTo(result(1, 1));
        assertThat(daily("ingest-2")).isEqualTo("{\"tokens\": 6}");
        assertThat(tokensByTeam("ingest-2")).containsOnlyKeys("8");
    }

    @Test
    void letsTheLaterOfTwoReportsInOneRequestWin() {
        var answer = postLines(report("ingest-3", DAY, "{\"tokens\": 5}"), report("ingest-3", DAY, "{\"tokens\": 6}"));

        assertThat(answer).bodyJson().isStrictlyEqualTo(result(2, 1));
        assertThat(daily("ingest-3")).isEqualTo("{\"tokens\": 6}");
    }

    @Test
    void writesNothingForAnIdenticalReport() {
        var report = report("ingest-4", DAY, "{\"tokens\": 5, \"teams\": {\"7\": {\"tokens\": 4}}}");
        postJson(report);
        var before = rowVersions("ingest-4");

        var answer = postJson(report);

        assertThat(answer).bodyJson().isStrictlyEqualTo(result(1, 1));
        assertThat(rowVersions("ingest-4")).isEqualTo(before);
    }

    @Test
    void tellsOthersInsideTheTransactionWhatIsNew() {
        postLines(report("ingest-5", DAY, "{}"), report("ingest-5", DAY.minusDays(1), "{}"));
        postLines(report("ingest-5", DAY, "{}"));

        assertThat(events.stream(UsageReported.class))
                .containsExactly(new UsageReported(Map.of("ingest-5", Set.of(DAY, DAY.minusDays(1)))));
    }

    @Test
    void listsBadLinesAndKeepsTheOthers() {
        var answer = postLines(
                report("ingest-6", DAY, "{\"tokens\": 1}"),
                "",
                "nonsense",
                report("ingest-6", DAY.plusYears(100), "{}"),
                report("ingest-6", DAY.minusDays(1), "{\"tokens\": 2}"));

        assertThat(answer).hasStatusOk().bodyJson().isStrictlyEqualTo("""
                        {"accepted": 2, "replaced": 0, "rejected": [
                            {"line": 3, "reason": "not valid JSON at character 0"},
                            {"line": 4, "reason": "date 2126-06-09 is in the future"}]}
                        """);
    }

    @Test
    void countsTheElementsOfAnArray() {
        var answer = postJson("[" + report("ingest-7", DAY, "{}") + ", {}, " + report("ingest-7", DAY, "{") + "]");

        assertThat(answer).hasStatusOk().bodyJson().isStrictlyEqualTo("""
                        {"accepted": 1, "replaced": 0, "rejected": [
                            {"line": 2, "reason": "report is missing"},
                            {"line": 3, "reason": "the array doesn't end"}]}
                        """);
    }

    @Test
    void takesPackedLines() throws IOException {
        var packed = gzip(report("ingest-8", DAY, "{}") + "\n");

        assertThat(postPacked(packed)).hasStatusOk().bodyJson().isStrictlyEqualTo(result(1, 0));
    }

    @Test
    void keepsWhatCameBeforeTheDamageInAPackedBody() throws IOException {
        var packed = gzip(report("ingest-9", DAY, "{}") + "\n");

        var answer = postPacked(Arrays.copyOf(packed, packed.length - 4));

        assertThat(answer).hasStatusOk().bodyJson().isStrictlyEqualTo("""
                        {"accepted": 1, "replaced": 0, "rejected": [
                            {"line": 2, "reason": "the body is damaged gzip from here on"}]}
                        """);
    }

    @Test
    void describesAnOrganizationByItsNewestReport() {
        postLines(
                "{\"organization_id\":\"ingest-10\",\"organization_name\":\"Old\",\"region\":\"DE\",\"date\":\"2026-06-09\",\"report\":{}}",
                "{\"organization_id\":\"ingest-10\",\"organization_name\":\"New\",\"date\":\"2026-06-10\",\"report\":{}}");
        postLines(
                "{\"organization_id\":\"ingest-10\",\"organization_name\":\"Older\",\"date\":\"2026-06-08\",\"report\":{}}");

        assertThat(jdbc.sql("select name || ' ' || region from organization where id = 'ingest-10'")
                        .query(String.class)
                        .single())
                .isEqualTo("New DE");
    }

    @Test
    void refusesAnEmptyOrForeignBody() {
        assertThat(postJson("")).hasStatus(400);
        assertThat(postPacked("plain".getBytes(StandardCharsets.UTF_8))).hasStatus(400);
        assertThat(post(MediaType.TEXT_PLAIN, "x".getBytes(StandardCharsets.UTF_8), "identity"))
                .hasStatus(415)
                .bodyJson()
                .extractingPath("$.code")
                .isEqualTo("unsupported_media_type");
        assertThat(post(MediaType.APPLICATION_JSON, new byte[0], "br")).hasStatus(415);
    }

    @Test
    void keepsTheOthersWhenTheDatabaseRefusesOneReport() throws SQLException {
        asOwner("alter table usage_report add constraint refused_ck check (organization_id <> 'ingest-12')");

        var answer = postLines(report("ingest-11", DAY, "{}"), report("ingest-12", DAY, "{}"));

        asOwner("alter table usage_report drop constraint refused_ck");
        assertThat(answer).hasStatusOk().bodyJson().isStrictlyEqualTo("""
                        {"accepted": 1, "replaced": 0, "rejected": [
                            {"line": 2, "reason": "the database can't keep it"}]}
                        """);
    }

    @Test
    void leavesWholeBatchesWhenTheSenderGoesAway() {
        var lines = IntStream.range(0, 700)
                .mapToObj(number -> report("ingest-13-" + number, DAY, "{}") + "\n")
                .collect(Collectors.joining());

        assertThatThrownBy(() -> ingest.ingest(new ReportLines(brokenOff(lines), 1_000)))
                .isInstanceOf(IOException.class);

        assertThat(jdbc.sql("select count(*) from usage_report where organization_id like 'ingest-13-%'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(500);
    }

    @Test
    void letsTwoSendersDeliverTheSameReportsAtOnce() {
        var lines = IntStream.range(0, 400)
                .mapToObj(number -> report("ingest-14-" + number, DAY, "{\"teams\": {\"7\": {\"tokens\": 1}}}"))
                .collect(Collectors.toCollection(ArrayList::new));
        var first = CompletableFuture.supplyAsync(() -> postLines(lines.toArray(String[]::new)));
        var backwards = new ArrayList<>(lines);
        Collections.reverse(backwards);

        var second = postLines(backwards.toArray(String[]::new));

        assertThat(List.of(first.join(), second))
                .allSatisfy(answer -> assertThat(answer)
                        .bodyJson()
                        .extractingPath("$.accepted")
                        .isEqualTo(400));
    }

    private static BodyReader brokenOff(String text) {
        var gone = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("gone");
            }
        };
        return new BodyReader(
                new SequenceInputStream(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), gone));
    }

    private static void asOwner(String sql) throws SQLException {
        var environment = TestServers.environment();
        try (var connection = DriverManager.getConnection(
                        environment.get("BILLING_DATABASE_URL"),
                        environment.get("BILLING_DATABASE_OWNER"),
                        environment.get("BILLING_DATABASE_OWNER_PASSWORD"));
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private MvcTestResult postJson(String body) {
        return post(MediaType.APPLICATION_JSON, body.getBytes(StandardCharsets.UTF_8), "identity");
    }

    private MvcTestResult postLines(String... lines) {
        return post(
                MediaType.APPLICATION_NDJSON, String.join("\n", lines).getBytes(StandardCharsets.UTF_8), "identity");
    }

    private MvcTestResult postPacked(byte[] body) {
        return post(MediaType.APPLICATION_NDJSON, body, "gzip");
    }

    private MvcTestResult post(MediaType type, byte[] body, String encoding) {
        return http.post()
                .uri("/api/usage-reports")
                .header(HttpHeaders.AUTHORIZATION, "Bearer " + TestServers.INGEST_KEY)
                .header(HttpHeaders.CONTENT_ENCODING, encoding)
                .contentType(type)
                .content(body)
                .exchange();
    }

    private static byte[] gzip(String text) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return packed.toByteArray();
    }

    private static String report(String organizationId, LocalDate date, String counts) {
        return "{\"organization_id\":\"%s\",\"date\":\"%s\",\"report\":%s}".formatted(organizationId, date, counts);
    }

    private static String result(int accepted, int replaced) {
        return "{\"accepted\":%d,\"replaced\":%d,\"rejected\":[]}".formatted(accepted, replaced);
    }

    private String daily(String organizationId) {
        return jdbc.sql("select counts::text from daily_usage where organization_id = ? and usage_date = ?")
                .params(organizationId, DAY)
                .query(String.class)
                .single();
    }

    private Map<String, Long> tokensByTeam(String organizationId) {
        var usage = dailyUsages.of(organizationId, DAY, DAY);
        var counts = usage.teamCounts("tokens");
        return IntStream.range(0, counts.length)
                .boxed()
                .collect(Collectors.toMap(team -> usage.teams().get(team).id(), team -> counts[team][0]));
    }

    /** Changes whenever a row is written or locked for writing. */
    private List<String> rowVersions(String organizationId) {
        return jdbc.sql("""
                        select xmin || ' ' || xmax || ' ' || ctid from organization where id = :id
                        union all
                        select xmin || ' ' || xmax || ' ' || ctid from usage_report where organization_id = :id
                        union all
                        select xmin || ' ' || xmax || ' ' || ctid from daily_usage where organization_id = :id
                        """).param("id", organizationId).query(String.class).list();
    }
}
