package io.spikewatch.billing.spike;

import io.spikewatch.messages.Direction;

/** A day found far off: the rule that says so, by what factor, and over how many judged days up to today. */
record Decision(Direction direction, Rule rule, double factor, int days) {}
