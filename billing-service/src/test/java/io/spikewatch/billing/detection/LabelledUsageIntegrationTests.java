package io.spikewatch.billing.detection;

import static java.util.stream.Collectors.partitioningBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.spikewatch.billing.IntegrationTest;
import io.spikewatch.infrastructure.TestServers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Real counts of 24 organizations with events put into single teams: those that matter to the organization are found. */
@IntegrationTest
class LabelledUsageIntegrationTests {

    private static final Logger log = LoggerFactory.getLogger(LabelledUsageIntegrationTests.class);

    private static final Path REPORTS =
            Path.of("../quickstart/src/main/resources/io/spikewatch/quickstart/demo/usage-reports.ndjson.gz");

    private static final Path EVENTS = Path.of("../spikebench/injected-events.csv");

    private static final LocalDate FIRST = LocalDate.of(2025, 12, 10);
    private static final LocalDate LAST = LocalDate.of(2026, 6, 3);

    @Autowired
    private TestDetection detection;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MockMvcTester http;

    @Test
    void findsRisesThatMatterInTimeAndTellsLittleElse() throws IOException {
        importReports();

        detection.examine(FIRST, LAST);

        var events = eventsThatMatter();
        var found = events.stream().collect(partitioningBy(this::isFound));
        var ofOrganizations = alertsOfOrganizations();
        log.info("{} of {} events found; {} alerts", found.get(true).size(), events.size(), ofOrganizations);
        found.get(false).forEach(missed -> log.info("Missed: {}", missed));
        assertThat(events).hasSize(44);
        assertThat(found.get(true)).hasSizeGreaterThanOrEqualTo(36);
        assertThat(ofOrganizations).isLessThanOrEqualTo(300);
    }

    private void importReports() throws IOException {
        try (var packed = new GZIPInputStream(Files.newInputStream(REPORTS))) {
            var reports = new String(packed.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("\"organization_id\":\"", "\"organization_id\":\"labelled-");
            assertThat(http.post()
                            .uri("/api/usage-reports")
                            .header(HttpHeaders.AUTHORIZATION, "Bearer " + TestServers.INGEST_KEY)
                            .contentType("application/x-ndjson")
                            .content(reports))
                    .hasStatusOk();
        }
    }

    /** Of factor 3 at least, and a tenth of what the organization used on a usual day of the four weeks before. */
    private List<Event> eventsThatMatter() throws IOException {
        try (var lines = Files.lines(EVENTS)) {
            return lines.skip(1)
                    .map(Event::of)
                    .filter(event -> event.isUp() && event.factor() >= 3)
                    .filter(event -> !event.start().isBefore(FIRST.plusDays(28)))
                    .filter(this::matters)
                    .toList();
        }
    }

    private boolean matters(Event event) {
        return jdbc.sql("""
                        select (r.document #>> array['report', 'teams', :team, :type])::numeric * (1 - 1 / :factor) >= 0.1 * (
                            select avg(coalesce((d.counts ->> :type)::numeric, 0)) from daily_usage d
                            where d.organization_id = :organization and d.usage_date between :start - 28 and :start - 1)
                        from usage_report r where r.organization_id = :organization and r.usage_date = :start
                        """)
                .param("team", event.teamId())
                .param("type", event.usageType())
                .param("factor", event.factor())
                .param("organization", event.organizationId())
                .param("start", event.start())
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    private boolean isFound(Event event) {
        return jdbc.sql("""
                        select exists (
                            select from spike s join spike_entry e on e.spike_id = s.id
                            where s.organization_id = :organization and s.usage_date between :start and :inTime
                              and e.explanation ->> 'usage_type' = :type and e.explanation ->> 'direction' = 'up'
                              and coalesce(e.explanation ->> 'team_id', :team) = :team)
                        """)
                .param("organization", event.organizationId())
                .param("start", event.start())
                .param("inTime", event.inTime())
                .param("type", event.usageType())
                .param("team", event.teamId())
                .query(Boolean.class)
                .single();
    }

    private int alertsOfOrganizations() {
        return jdbc.sql("""
                        select count(*) from spike s join spike_entry e on e.spike_id = s.id
                        where s.organization_id like 'labelled-%' and e.explanation ->> 'team_id' is null
                        """).query(Integer.class).single();
    }

    private record Event(
            String organizationId,
            String teamId,
            String usageType,
            LocalDate start,
            LocalDate end,
            String kind,
            boolean isUp,
            double factor) {

        static Event of(String line) {
            var cells = line.split(",");
            return new Event(
                    "labelled-" + cells[0],
                    cells[1],
                    cells[2],
                    LocalDate.parse(cells[3]),
                    LocalDate.parse(cells[4]),
                    cells[5],
                    cells[6].equals("up"),
                    Double.parseDouble(cells[7]));
        }

        /** The last day on which an alert is of use. */
        LocalDate inTime() {
            return switch (kind) {
                case "spike1" -> start;
                case "burst" -> start.plusDays(3).isAfter(end) ? end : start.plusDays(3);
                default -> start.plusDays(7);
            };
        }
    }
}
