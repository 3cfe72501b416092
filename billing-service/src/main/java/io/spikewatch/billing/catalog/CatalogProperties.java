package io.spikewatch.billing.catalog;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What operators add to the catalogue.
 *
 * @param usageTypes appended to the shipped ones; one with a shipped key takes that one's place
 */
@ConfigurationProperties("billing.catalog")
record CatalogProperties(@DefaultValue List<UsageType> usageTypes) {}
