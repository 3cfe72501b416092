package io.spikewatch.billing.spike;

import io.spikewatch.messages.Direction;
import java.time.LocalDate;

/** The days one spike lasts; people hear of it once. */
record Episode(Direction direction, LocalDate start) {}
