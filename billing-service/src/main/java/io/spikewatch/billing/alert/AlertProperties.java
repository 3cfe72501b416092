package io.spikewatch.billing.alert;

import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Whether there are alerts, and who may write them.
 *
 * @param enabled false: their endpoints answer 503, and nothing is looked at
 * @param role of the database, which the service takes to raise, change and delete alerts
 */
@Validated
@ConfigurationProperties("billing.alerts")
record AlertProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("billing_alerts") @NotBlank String role) {}
