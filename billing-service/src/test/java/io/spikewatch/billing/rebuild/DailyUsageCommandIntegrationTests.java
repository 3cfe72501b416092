package io.spikewatch.billing.rebuild;

import static org.assertj.core.api.Assertions.assertThat;

import io.spikewatch.billing.IntegrationTest;
import io.spikewatch.billing.report.UsageReportReader;
import io.spikewatch.billing.report.UsageReportWriter;
import io.spikewatch.infrastructure.TestServers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@IntegrationTest
class DailyUsageCommandIntegrationTests {

    @Autowired
    private UsageReportReader reader;

    @Autowired
    private UsageReportWriter writer;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void derivesDailyUsageFromTheReports() {
        var report =
                "{\"organization_id\":\"command-1\",\"date\":\"2026-06-01\",\"report\":{\"tokens\":5,\"teams\":{}}}";
        writer.write(List.of(reader.read(report.getBytes(StandardCharsets.UTF_8))));
        jdbc.sql("delete from daily_usage where organization_id = 'command-1'").update();

        assertThat(run("check-daily-usage")).isOne();
        run("rebuild-daily-usage");

        assertThat(jdbc.sql("select counts::text from daily_usage where organization_id = 'command-1'")
                        .query(String.class)
                        .single())
                .isEqualTo("{\"tokens\": 5}");
    }

    @ParameterizedTest
    @CsvSource({"false, 0, 0, 0", "false, 1, 0, 1", "false, 0, 1, 1", "true, 0, 0, 0", "true, 1, 0, 0", "true, 0, 1, 1"
    })
    void tellsByItsExitStatusWhatIsLeft(boolean rebuild, long differences, long unreadable, int status) {
        var found = new DailyUsageCheck.Progress(1, 1, 5, differences, unreadable);

        assertThat(DailyUsageCommand.exitStatus(rebuild, found)).isEqualTo(status);
    }

    @Test
    void leavesOtherArgumentsToTheService() {
        assertThat(DailyUsageCommand.isOne()).isFalse();
        assertThat(DailyUsageCommand.isOne("--server.port=1")).isFalse();
    }

    private static int run(String command) {
        var environment = TestServers.environment().entrySet().stream()
                .map(variable -> "--" + variable.getKey() + "=" + variable.getValue());
        return DailyUsageCommand.run(
                Stream.concat(Stream.of(command), environment).toArray(String[]::new));
    }
}
