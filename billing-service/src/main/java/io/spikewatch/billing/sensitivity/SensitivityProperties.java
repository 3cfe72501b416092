package io.spikewatch.billing.sensitivity;

import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How sensitive detection is, as operators wrote it.
 *
 * @param sensitivity the name of a preset
 * @param smallestChange by usage type the smallest rise that matters at medium sensitivity
 */
@ConfigurationProperties("billing.detection")
record SensitivityProperties(
        @DefaultValue("medium") String sensitivity,
        @DefaultValue Map<String, String> smallestChange) {}
