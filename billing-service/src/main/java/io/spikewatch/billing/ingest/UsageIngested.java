package io.spikewatch.billing.ingest;

import java.util.Set;

/**
 * A request's usage reports are stored. Published once per request that was read to its end, after its transactions and
 * before the answer.
 *
 * @param organizationIds whose reports they were; of very many not all
 */
public record UsageIngested(Set<String> organizationIds) {}
