package io.spikewatch.billing.spike;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.Optional;

/** What detection concluded about one date. */
sealed interface Verdict {

    LocalDate date();

    Conclusion conclusion();

    /** The kinds of verdicts in a word. */
    enum Conclusion {
        @JsonProperty("spiking")
        SPIKING,
        @JsonProperty("in_episode")
        IN_EPISODE,
        @JsonProperty("normal")
        NORMAL,
        @JsonProperty("too_little_history")
        TOO_LITTLE_HISTORY,
        @JsonProperty("no_report")
        NO_REPORT
    }

    /** Nothing was reported for the date: missing, which is not zero. */
    record NoReport(LocalDate date) implements Verdict {

        @Override
        public Conclusion conclusion() {
            return Conclusion.NO_REPORT;
        }
    }

    /** The series is too young to know what is usual. */
    record TooLittleHistory(LocalDate date, long observed, int days) implements Verdict {

        @Override
        public Conclusion conclusion() {
            return Conclusion.TOO_LITTLE_HISTORY;
        }
    }

    /** The date could be compared with what it should have brought. */
    sealed interface Judged extends Verdict {

        Comparison comparison();

        /** The episode that the date belongs to. */
        Optional<Episode> episode();

        /** The rule that found the date far off. */
        Optional<Rule> rule();

        @Override
        default LocalDate date() {
            return comparison().date();
        }
    }

    /** Within its range, or not far enough from it; or far, but recurring as its past shows. */
    record Normal(Comparison comparison, boolean recurring) implements Judged {

        @Override
        public Conclusion conclusion() {
            return Conclusion.NORMAL;
        }

        @Override
        public Optional<Episode> episode() {
            return Optional.empty();
        }

        @Override
        public Optional<Rule> rule() {
            return recurring ? Optional.of(Rule.RECURRENCE) : Optional.empty();
        }
    }

    /** Still abnormal, in an episode that people have heard of. */
    record InEpisode(Comparison comparison, Episode ongoing) implements Judged {

        @Override
        public Conclusion conclusion() {
            return Conclusion.IN_EPISODE;
        }

        @Override
        public Optional<Episode> episode() {
            return Optional.of(ongoing);
        }

        @Override
        public Optional<Rule> rule() {
            return Optional.empty();
        }
    }

    /** The day on which an episode was noticed, and people are to hear of it. */
    record Spiking(Comparison comparison, Episode begun, Rule finding) implements Judged {

        @Override
        public Conclusion conclusion() {
            return Conclusion.SPIKING;
        }

        @Override
        public Optional<Episode> episode() {
            return Optional.of(begun);
        }

        @Override
        public Optional<Rule> rule() {
            return Optional.of(finding);
        }
    }
}
