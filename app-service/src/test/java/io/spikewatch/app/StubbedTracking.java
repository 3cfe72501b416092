package io.spikewatch.app;

import io.spikewatch.app.tracking.AnalyticsStub;
import io.spikewatch.app.tracking.TestTracking;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistrar;

/** Product analytics for all tests; {@link AnalyticsStub#KEY} turns it on. */
@TestConfiguration(proxyBeanMethods = false)
@Import(TestTracking.class)
class StubbedTracking {

    @Bean
    AnalyticsStub analytics() {
        return new AnalyticsStub();
    }

    @Bean
    DynamicPropertyRegistrar analyticsAddress(AnalyticsStub analytics) {
        return properties -> properties.add("app.tracking.url", analytics::url);
    }
}
