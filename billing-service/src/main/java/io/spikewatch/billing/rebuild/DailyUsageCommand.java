package io.spikewatch.billing.rebuild;

import io.spikewatch.billing.catalog.UsageTypes;
import io.spikewatch.billing.report.UsageReportReader;
import io.spikewatch.billing.report.UsageReports;
import java.time.Clock;
import java.util.Map;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/**
 * {@code check-daily-usage} and {@code rebuild-daily-usage} as arguments of the service's program: compares daily usage
 * with the raw reports, beside running services, instead of starting one.
 */
public final class DailyUsageCommand {

    private static final String CHECK = "check-daily-usage";
    private static final String REBUILD = "rebuild-daily-usage";

    private DailyUsageCommand() {}

    public static boolean isOne(String... arguments) {
        return arguments.length > 0 && (arguments[0].equals(CHECK) || arguments[0].equals(REBUILD));
    }

    /** Returns the exit status: 1 when differences are left, or a report can't be read. */
    public static int run(String... arguments) {
        var rebuild = arguments[0].equals(REBUILD);
        try (var context = new SpringApplicationBuilder(Setup.class)
                .web(WebApplicationType.NONE)
                .properties(Map.of("spring.main.banner-mode", "off", "logging.level.root", "warn"))
                .run(arguments)) {
            var found = context.getBean(DailyUsageCheck.class).run(rebuild, DailyUsageCommand::show);
            System.out.printf(
                    "%nDaily usage %s: reports=%d differences=%d unreadable=%d%n",
                    rebuild ? "rebuilt" : "checked", found.reports(), found.differences(), found.unreadable());
            return exitStatus(rebuild, found);
        }
    }

    static int exitStatus(boolean rebuild, DailyUsageCheck.Progress found) {
        return (rebuild || found.differences() == 0) && found.unreadable() == 0 ? 0 : 1;
    }

    private static void show(DailyUsageCheck.Progress progress) {
        if (progress.organizations() % 100 == 0) {
            System.out.printf("\r%,d of %,d organizations", progress.organizations(), progress.ofOrganizations());
        }
    }

    /** As much of the service as the comparison needs. No configuration that the service itself would find. */
    @ConfigurationPropertiesScan(basePackageClasses = UsageTypes.class)
    @ImportAutoConfiguration({
        DataSourceAutoConfiguration.class,
        DataSourceTransactionManagerAutoConfiguration.class,
        TransactionAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class,
        JdbcClientAutoConfiguration.class,
        JacksonAutoConfiguration.class
    })
    @Import({UsageTypes.class, UsageReportReader.class, UsageReports.class, DailyUsageCheck.class})
    static class Setup {

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }
    }
}
