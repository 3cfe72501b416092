package io.spikewatch.app.channel;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.web.util.UriComponentsBuilder;

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
        @DefaultValue("10s") Duration timeout) {

    /** The address of one of our pages; what stands in braces is filled in. */
    URI page(String pathAndQuery, Object... values) {
        return UriComponentsBuilder.fromUriString(publicUrl + pathAndQuery)
                .encode()
                .build(values);
    }
}
