package io.spikewatch.billing.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spikewatch.billing.catalog.UsageTypes;
import io.spikewatch.billing.history.Organization;
import io.spikewatch.messages.Origin;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UsageReportReaderTests {

    private final Clock clock = Clock.fixed(Instant.parse("2026-06-10T23:59:59Z"), ZoneOffset.UTC);
    private final UsageReportReader reader = new UsageReportReader(UsageTypes.shipped(), clock);

    @Test
    void readsWhatTheReportSaysAboutItsOrganization() {
        var report = read("""
                {"organization_id": "org-1", "organization_name": "Acme", "billing_id": " ", "stripe_customer_id": "cus_1",
                 "region": "DE", "team_names": {"7": "Web", "8": null}, "date": "2026-06-10", "origin": "backfill",
                 "report": {"tokens": 1, "teams": {"7": {"tokens": 1}, "8": {}}}}
                """);

        assertThat(report.organization()).isEqualTo(new Organization("org-1", "Acme", null, "cus_1", "DE"));
        assertThat(report.date()).isEqualTo(LocalDate.of(2026, 6, 10));
        assertThat(report.teamNames()).containsOnlyKeys("7").containsEntry("7", "Web");
        assertThat(report.origin()).isEqualTo(Origin.BACKFILL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"tokens\": 9007199254740992}",
                "{\"tokens\": 1.0}",
                "{\"tokens\": 1e3}",
                "{\"tokens\": -0.0}",
                "{\"novelties\": 4}",
                "{\"remark\": \"kept, not counted\"}",
                "{\"details\": {\"deep\": [1.5, -2, \"\\ud83d\\ude00\"]}}",
                "{}"
            })
    void takesReport(String counts) {
        assertThatCode(() -> read(of(counts))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
                    {"tokens": -1}                     | "tokens" is negative
                    {"tokens": -0.5}                   | "tokens" is negative
                    {"tokens": 1.5}                    | "tokens" is not a whole number
                    {"tokens": 1e-999999}              | "tokens" is not a whole number
                    {"tokens": 9007199254740993}       | "tokens" is beyond 2^53
                    {"tokens": 1e999999}               | "tokens" is beyond 2^53
                    {"tokens": "1"}                    | "tokens" is not a whole number
                    {"tokens": null}                   | "tokens" is not a whole number
                    {"tokens": {}}                     | "tokens" is not a whole number
                    {"tokens": true}                   | "tokens" is not a whole number
                    {"novelties": 1.5}                 | "novelties" is not a whole number
                    {"teams": []}                      | teams must be an object
                    {"teams": null}                    | teams must be an object
                    {"teams": {"7": 1}}                | team "7" must be an object
                    {"teams": {"": {}}}                | a team id must have 1 to 200 characters
                    {"teams": {"7": {"tokens": -1}}}   | "tokens" is negative
                    {"teams": {"7": {}, "7": {}}}      | "7" is given twice
                    {"tokens": 1, "tokens": 1}         | "tokens" is given twice
                    {"remark": "\\u0000"}              | a text holds a NUL character
                    {"remark": "\\ud83d"}              | a text holds half a surrogate pair
                    {"remark": "\\ude00\\ud83d"}       | a text holds half a surrogate pair
                    {"\\u0000": 1}                     | a text holds a NUL character
                    {"details": [1e5000]}              | a number has too many digits
                    []                                 | report must be an object
                    null                               | report must be an object
                    """)
    void rejectsCounts(String counts, String reason) {
        assertThatThrownBy(() -> read(of(counts))).hasMessage(reason);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
                    {"date": "2026-06-10", "report": {}}                                  | organization_id is missing
                    {"organization_id": "o", "report": {}}                                | date is missing
                    {"organization_id": "o", "date": "2026-06-10"}                        | report is missing
                    {"organization_id": 5, "date": "2026-06-10", "report": {}}            | organization_id must be a string of 1 to 200 characters
                    {"organization_id": " ", "date": "2026-06-10", "report": {}}          | organization_id must be a string of 1 to 200 characters
                    {"organization_id": "o", "date": "2026-06-11", "report": {}}          | date 2026-06-11 is in the future
                    {"organization_id": "o", "date": "2026-02-30", "report": {}}          | date must be a day written YYYY-MM-DD
                    {"organization_id": "o", "date": "2026-6-1", "report": {}}            | date must be a day written YYYY-MM-DD
                    {"organization_id": "o", "date": "0000-01-01", "report": {}}          | date must be a day written YYYY-MM-DD
                    {"organization_id": "o", "date": 20260610, "report": {}}              | date must be a day written YYYY-MM-DD
                    {"organization_id": "o", "date": "2026-06-10", "report": {}, "origin": "LIVE"} | origin must be live, backfill, replay or test
                    {"organization_id": "o", "date": "2026-06-10", "report": {}, "region": 49}     | region must be a string of at most 1000 characters
                    {"organization_id": "o", "date": "2026-06-10", "report": {}, "team_names": []} | team_names must be an object
                    {"organization_id": "o", "date": "2026-06-10", "report": {}} {}       | something follows the end of the report
                    [1]                                                                   | a usage report must be an object
                    {"organization_id": "o",                                              | not valid JSON at character 24
                    nonsense                                                              | not valid JSON at character 0
                    """)
    void rejectsReport(String json, String reason) {
        assertThatThrownBy(() -> read(json)).hasMessage(reason);
    }

    @Test
    void rejectsBytesThatAreNoText() {
        var json = of("{\"remark\": \"#\"}").getBytes(StandardCharsets.UTF_8);
        json[new String(json, StandardCharsets.UTF_8).indexOf('#')] = (byte) 0xFF;

        assertThatThrownBy(() -> reader.read(json)).hasMessage("not UTF-8");
    }

    private static String of(String counts) {
        return "{\"organization_id\": \"org-1\", \"date\": \"2026-06-10\", \"report\": " + counts + "}";
    }

    private UsageReport read(String json) {
        return reader.read(json.getBytes(StandardCharsets.UTF_8));
    }
}
