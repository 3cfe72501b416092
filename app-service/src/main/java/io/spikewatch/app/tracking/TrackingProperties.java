package io.spikewatch.app.tracking;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where events go. Without a key nothing is tracked.
 *
 * @param url scheme, host and port of product analytics
 * @param key by which it knows the project; never shown
 * @param timeout for a whole request, 30 s at the most
 */
@ConfigurationProperties("app.tracking")
record TrackingProperties(
        @DefaultValue("") String url,
        @DefaultValue("") String key,
        @DefaultValue("5s") Duration timeout) {

    boolean isOn() {
        return !key.isBlank();
    }

    @Override
    public String toString() {
        return "TrackingProperties[isOn=" + isOn() + "]";
    }
}
