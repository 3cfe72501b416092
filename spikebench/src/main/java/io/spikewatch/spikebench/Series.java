package io.spikewatch.spikebench;

/**
 * A daily series as the detector may know it.
 *
 * @param metric what is counted, by its name in the catalogue of usage types
 * @param days epoch days that were reported, ascending
 * @param counts one for each of them
 */
record Series(String id, String metric, String region, int[] days, long[] counts) {}
