package io.spikewatch.app.tracking;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where events go. Without a key nothing is tracked.
 *
 * @param url scheme, host and port of product analytics
 * @param key by which it knows the project; never shown
 */
@ConfigurationProperties("app.tracking")
record TrackingProperties(
        @DefaultValue("") String url, @DefaultValue("") String key) {

    boolean isOn() {
        return !key.isBlank();
    }

    @Override
    public String toString() {
        return "TrackingProperties[isOn=" + isOn() + "]";
    }
}
