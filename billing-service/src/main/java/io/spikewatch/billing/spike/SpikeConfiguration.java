package io.spikewatch.billing.spike;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class SpikeConfiguration {

    @Bean
    SpikeDetector spikeDetector() {
        return new RobustSpikeDetector();
    }
}
