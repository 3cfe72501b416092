package io.spikewatch.app.channel;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How notifications leave.
 *
 * @param publicUrl where people find our pages
 * @param mailFrom who e-mails come from
 * @param timeout how long somebody else's HTTP server has for its whole answer
 */
@ConfigurationProperties("app.channel")
record ChannelProperties(
        @DefaultValue("http://localhost:8080") URI publicUrl,
        @DefaultValue("Spikewatch <spikewatch@localhost>") String mailFrom,
        @DefaultValue("10s") Duration timeout) {}
