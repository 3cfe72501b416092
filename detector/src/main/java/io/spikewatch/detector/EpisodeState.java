package io.spikewatch.detector;

import io.spikewatch.messages.Direction;

/**
 * The episode that a day belongs to, as it stands on that day.
 *
 * @param start epoch day
 * @param peakFactor the factor furthest from 1 so far
 * @param abnormalDays so far
 */
public record EpisodeState(Direction direction, int start, double peakFactor, int abnormalDays) {}
