package io.spikewatch.app;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.DynamicPropertyRegistrar;

/** A billing-service for all tests; each tells it what to answer for its own organizations. */
@TestConfiguration(proxyBeanMethods = false)
class StubbedBilling {

    @Bean(initMethod = "start", destroyMethod = "stop")
    WireMockServer billingService() {
        return new WireMockServer(WireMockConfiguration.options().dynamicPort());
    }

    @Bean
    DynamicPropertyRegistrar billingAddress(WireMockServer billingService) {
        return properties -> properties.add("app.billing.url", billingService::baseUrl);
    }
}
