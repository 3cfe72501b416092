package io.spikewatch.billing.sensitivity;

import io.spikewatch.billing.StartRefusedException;
import io.spikewatch.billing.catalog.UsageTypes;
import io.spikewatch.detector.Preset;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class SensitivityConfiguration {

    @Bean
    Sensitivities sensitivities(SensitivityProperties properties, UsageTypes usageTypes) {
        var smallestChanges = new SmallestChanges(properties.smallestChange(), usageTypes);
        return new Sensitivities(preset(properties.sensitivity()), smallestChanges, usageTypes.all());
    }

    private static Preset preset(String name) {
        return Sensitivities.preset(name)
                .orElseThrow(() -> new StartRefusedException(
                        "billing.detection.sensitivity must be high, medium or low, but is " + name));
    }
}
