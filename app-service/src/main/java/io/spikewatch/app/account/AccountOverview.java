package io.spikewatch.app.account;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An account with the people who look after it today. */
record AccountOverview(
        @JsonUnwrapped Account account,
        @Nullable Person csm,
        @Nullable Person accountExecutive) {

    /** Somebody who looks after the account, and since when. */
    record Person(UUID userId, String email, String name, Instant since) {}
}
