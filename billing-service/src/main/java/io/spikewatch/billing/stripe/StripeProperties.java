package io.spikewatch.billing.stripe;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param webhookSecret what Stripe signs this endpoint's events with; empty: none are taken */
@ConfigurationProperties("billing.stripe")
record StripeProperties(@DefaultValue("") String webhookSecret) {}
