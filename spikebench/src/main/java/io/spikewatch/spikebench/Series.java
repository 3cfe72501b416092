package io.spikewatch.spikebench;

/**
 * A daily series as the detector may know it.
 *
 * @param days epoch days that were reported, ascending
 * @param counts one for each of them
 */
record Series(String id, String region, int[] days, long[] counts) {}
