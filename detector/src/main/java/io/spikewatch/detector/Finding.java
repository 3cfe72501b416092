package io.spikewatch.detector;

import io.spikewatch.messages.Direction;

/** That a day was found far off: by which rule, by what factor, over how many judged days up to and including it. */
public record Finding(Direction direction, Rule rule, double factor, int days) {}
