package io.spikewatch.billing.access;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whom the service trusts.
 *
 * @param jwksUri where app-service publishes the keys that it signs tokens with
 * @param ingestKey one that reports are taken with from the first start on; empty for none
 */
@ConfigurationProperties("billing.access")
record AccessProperties(URI jwksUri, @DefaultValue("") String ingestKey) {}
