package io.spikewatch.billing.stripe;

import io.spikewatch.billing.subscription.Word;
import org.jspecify.annotations.Nullable;

/** What an event comes to by what is known now. */
sealed interface Ruling {

    Outcome outcome();

    /** Why it is not applied. */
    default @Nullable String reason() {
        return null;
    }

    record Applied(Word word) implements Ruling {

        @Override
        public Outcome outcome() {
            return Outcome.APPLIED;
        }
    }

    record Ignored(String reason) implements Ruling {

        @Override
        public Outcome outcome() {
            return Outcome.IGNORED;
        }
    }

    record Kept(String reason) implements Ruling {

        @Override
        public Outcome outcome() {
            return Outcome.KEPT;
        }
    }
}
