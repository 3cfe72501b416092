package io.spikewatch.billing.backtest;

import static io.spikewatch.billing.AppServiceStub.bearer;
import static org.assertj.core.api.Assertions.assertThat;

import io.spikewatch.billing.IntegrationTest;
import io.spikewatch.billing.detection.StoredUsage;
import io.spikewatch.billing.detection.TestDetection;
import io.spikewatch.billing.explanation.Figures;
import java.time.Clock;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@IntegrationTest
class BackTestIntegrationTests {

    @Autowired
    private MockMvcTester http;

    @Autowired
    private StoredUsage usage;

    @Autowired
    private TestDetection detection;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    private LocalDate date;

    @BeforeEach
    void choosesADay() {
        date = LocalDate.now(clock).minusDays(5);
    }

    @Test
    void tellsWhatWouldHaveBeenTold() {
        found("back-1", 5000);

        assertThat(backTest("back-1", "")).hasStatusOk().bodyJson().isLenientlyEqualTo("""
                {"count": 1, "results": [{"metric": "events", "usage_type": "event_count_in_period", "usage_date": "%s",
                 "direction": "up", "rule": "point", "severity": "high", "factor": 5, "percent_change": 400,
                 "observed": 5000, "expected": 1000, "told": false}]}
                """.formatted(date));
        assertThat(backTest("back-1", ""))
                .bodyJson()
                .extractingPath("$.results[0].sentence")
                .asString()
                .isEqualTo("Events 5× the usual %s (5,000 vs ~1,000; highest in 60 days); 60%% from Web"
                        .formatted(Figures.weekday(date)));
        assertThat(jdbc.sql("select count(*) from spike where organization_id = 'back-1'")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(jdbc.sql("select count(*) from detection_state where organization_id = 'back-1'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({"high, 1", "medium, 1", "low, 0"})
    void judgesByTheSensitivityAskedFor(String sensitivity, int count) {
        found("back-" + sensitivity, 1800);

        assertThat(backTest("back-" + sensitivity, "&sensitivity=" + sensitivity))
                .bodyJson()
                .extractingPath("$.count")
                .isEqualTo(count);
    }

    @Test
    void saysWhatPeopleWereTold() {
        found("back-2", 5000);
        detection.examine(date, date);

        assertThat(backTest("back-2", "&sensitivity=high"))
                .bodyJson()
                .extractingPath("$.results[0].told")
                .isEqualTo(true);
    }

    @Test
    void looksBackOnSoManyDays() {
        found("back-3", 5000);

        assertThat(backTest("back-3", "&days=4"))
                .bodyJson()
                .extractingPath("$.count")
                .isEqualTo(0);
        assertThat(backTest("back-3", "&days=5"))
                .bodyJson()
                .extractingPath("$.count")
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"sensitivity=often, sensitivity", "days=0, days", "days=367, days", "days=many, days"})
    void refusesMalformedQueryNamingTheField(String query, String field) {
        assertThat(backTest("back-4", "&" + query))
                .hasStatus(400)
                .bodyJson()
                .extractingPath("$.errors[0].field")
                .isEqualTo(field);
    }

    private void found(String organizationId, long events) {
        usage.steady(organizationId, date);
        usage.report(organizationId, date, events, events * 3 / 5);
    }

    private MvcTestResult backTest(String organizationId, String query) {
        return http.get()
                .uri("/api/spikes/back-test?organization_id=" + organizationId + query)
                .header(HttpHeaders.AUTHORIZATION, bearer(organizationId, "staff"))
                .exchange();
    }
}
