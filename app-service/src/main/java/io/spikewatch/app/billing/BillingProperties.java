package io.spikewatch.app.billing;

import jakarta.validation.constraints.Positive;
import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where billing-service is, and how long callers wait for it: {@code readTimeout} for a whole answer, or for the beginning of
 * one that is passed on, and {@code passingTimeout} for the rest of it. {@code concurrentCalls} may wait at a time,
 * {@code callsPerOrganization} of them for one, {@code concurrentAnswers} pass through, {@code answersPerOrganization} of
 * them for one, {@code concurrentWebhooks} are handed on.
 */
@Validated
@ConfigurationProperties("app.billing")
record BillingProperties(
        @DefaultValue("http://localhost:8081") URI url,
        @DefaultValue("1s") Duration connectTimeout,
        @DefaultValue("8s") Duration readTimeout,
        @DefaultValue("2m") Duration passingTimeout,
        @DefaultValue("16") @Positive int concurrentCalls,
        @DefaultValue("8") @Positive int callsPerOrganization,
        @DefaultValue("64") @Positive int concurrentAnswers,
        @DefaultValue("16") @Positive int answersPerOrganization,
        @DefaultValue("8") @Positive int concurrentWebhooks) {}
