package io.spikewatch.app.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How many sends there are of one kind; it has what was counted by.
 *
 * @param hour the beginning of the hour they are due in
 */
@JsonInclude(Include.NON_NULL)
public record SendCount(
        @Nullable Instant hour,
        @Nullable String campaign,
        @Nullable Integer version,
        @Nullable String origin,
        @Nullable String cohort,
        @Nullable String state,
        long count) {}
