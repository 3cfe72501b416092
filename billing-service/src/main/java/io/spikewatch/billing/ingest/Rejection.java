package io.spikewatch.billing.ingest;

/**
 * A report that was not accepted.
 *
 * @param line counted from 1: the line of an NDJSON body, the element of an array, 1 for a single report
 */
record Rejection(long line, String reason) {}
