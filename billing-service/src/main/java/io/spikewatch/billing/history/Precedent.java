package io.spikewatch.billing.history;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An earlier day like one at hand.
 *
 * @param date null: there is none
 * @param days reported days looked at
 */
public record Precedent(@Nullable LocalDate date, int days) {}
