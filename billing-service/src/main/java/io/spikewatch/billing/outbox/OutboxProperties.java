package io.spikewatch.billing.outbox;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param queue the name of the queue that messages leave for */
@ConfigurationProperties("billing.outbox")
record OutboxProperties(@DefaultValue("billing-events") String queue) {}
