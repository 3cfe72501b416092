package io.spikewatch.app.proxy;

import io.spikewatch.app.organization.Caller;
import java.time.Instant;
import java.util.List;

/**
 * Somebody has the whole of a report as CSV. Published outside of any transaction.
 *
 * @param report {@code usage} or {@code spend}
 * @param breakdowns {@code type}, {@code team}, both or neither
 */
public record ReportExported(String report, List<String> breakdowns, Caller caller, Instant exportedAt) {}
