package io.spikewatch.app.billing;

import jakarta.validation.constraints.Positive;
import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/** Where billing-service is, how long a caller waits for it, and how many may wait at a time. */
@Validated
@ConfigurationProperties("app.billing")
record BillingProperties(
        @DefaultValue("http://localhost:8081") URI url,
        @DefaultValue("1s") Duration connectTimeout,
        @DefaultValue("8s") Duration readTimeout,
        @DefaultValue("16") @Positive int concurrentCalls) {}
