package io.spikewatch.billing.answer;

import java.time.Instant;

/**
 * The program that makes the answers: another one may reckon or write otherwise.
 *
 * @param built when it was; when it was started, if nobody knows, as while it is developed
 */
record Program(Instant built) {}
