package io.spikewatch.billing.answer;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * @param queryTimeout how long the database may take; in whole seconds
 * @param memory how much usage queries may hold at once
 * @param memoryWait how long a query waits for its part of it
 */
@ConfigurationProperties("billing.usage")
record UsageProperties(
        @DefaultValue("5s") Duration queryTimeout,
        @DefaultValue("64MB") DataSize memory,
        @DefaultValue("5s") Duration memoryWait) {}
