package io.spikewatch.billing.holiday;

/**
 * A year in a region.
 *
 * @param region as reported, which may make no sense
 */
record RegionYear(String region, int year) {}
