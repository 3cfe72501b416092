package io.spikewatch.app.stream;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Bounds of streams at one replica.
 *
 * @param perPerson how many one person may have open
 * @param inAll how many may be open; each takes a connection and some memory, no thread
 * @param heartbeat how often a silent stream shows that it lives
 */
@ConfigurationProperties("app.stream")
record StreamProperties(
        @DefaultValue("250") int perPerson,
        @DefaultValue("5000") int inAll,
        @DefaultValue("15s") Duration heartbeat) {}
