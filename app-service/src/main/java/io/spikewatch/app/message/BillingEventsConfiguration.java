package io.spikewatch.app.message;

import io.awspring.cloud.sqs.config.SqsMessageListenerContainerFactory;
import io.awspring.cloud.sqs.listener.SqsContainerOptionsBuilder;
import io.awspring.cloud.sqs.listener.acknowledgement.handler.AcknowledgementMode;
import io.awspring.cloud.sqs.listener.backpressure.BackPressureHandlerFactories;
import io.awspring.cloud.sqs.support.converter.SqsMessagingMessageConverter;
import io.spikewatch.messages.BillingMessageCodec;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.converter.StringMessageConverter;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;

@Configuration(proxyBeanMethods = false)
class BillingEventsConfiguration {

    static final String CONTAINER_FACTORY = "billingEventsContainerFactory";

    @Bean
    BillingMessageCodec billingMessageCodec(Clock clock) {
        return new BillingMessageCodec(clock);
    }

    @Bean(CONTAINER_FACTORY)
    SqsMessageListenerContainerFactory<Object> containerFactory(
            SqsAsyncClient sqs, MessageProperties properties, DatabaseGate gate) {
        return SqsMessageListenerContainerFactory.builder()
                .sqsAsyncClient(sqs)
                .configure(options -> configure(options, properties, gate))
                .build();
    }

    private static void configure(SqsContainerOptionsBuilder options, MessageProperties properties, DatabaseGate gate) {
        options.maxConcurrentMessages(properties.concurrency())
                .pollTimeout(properties.pollTimeout())
                .messageVisibility(properties.visibility())
                .messageConverter(rawText())
                .acknowledgementMode(AcknowledgementMode.MANUAL)
                .acknowledgementInterval(Duration.ZERO) // at once: buffered ones are lost at a stop
                .acknowledgementThreshold(0)
                .backPressureHandlerFactory(BackPressureHandlerFactories.compositeBackPressureHandler(
                        ignored -> new GatedBackPressure(gate),
                        BackPressureHandlerFactories.concurrencyLimiterBackPressureHandler()));
    }

    /** Never guesses a Java type: senders choose headers as they like, and the listener reads the raw message. */
    private static SqsMessagingMessageConverter rawText() {
        var converter = new SqsMessagingMessageConverter();
        converter.setPayloadMessageConverter(new StringMessageConverter());
        converter.setPayloadTypeMapper(message -> String.class);
        return converter;
    }
}
