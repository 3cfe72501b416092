package io.spikewatch.billing.outbox;

import io.spikewatch.messages.BillingMessageCodec;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class OutboxConfiguration {

    @Bean
    BillingMessageCodec billingMessageCodec(Clock clock) {
        return new BillingMessageCodec(clock);
    }
}
