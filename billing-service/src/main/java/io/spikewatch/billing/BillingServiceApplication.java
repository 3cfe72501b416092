package io.spikewatch.billing;

import io.spikewatch.billing.rebuild.DailyUsageCommand;
import io.spikewatch.web.WebConduct;
import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.scheduling.annotation.EnableScheduling;

@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
@Import(WebConduct.class)
public class BillingServiceApplication {

    public static void main(String[] args) {
        if (DailyUsageCommand.isOne(args)) {
            System.exit(DailyUsageCommand.run(args));
        }
        SpringApplication.run(BillingServiceApplication.class, args);
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
