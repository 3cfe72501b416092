package io.spikewatch.billing.ingest;

import java.util.List;

/**
 * What became of the reports of one request.
 *
 * @param accepted stored, those that replaced an earlier report included
 * @param replaced reports that took the place of an earlier one for the same organization and date
 */
record IngestResult(long accepted, long replaced, List<Rejection> rejected) {}
