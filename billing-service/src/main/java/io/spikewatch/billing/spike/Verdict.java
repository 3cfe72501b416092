package io.spikewatch.billing.spike;

import java.time.LocalDate;

/** What detection concluded about one date. */
sealed interface Verdict {

    LocalDate date();

    /** Nothing was reported for the date: missing, which is not zero. */
    record NoReport(LocalDate date) implements Verdict {}

    /** The series is too young to know what is usual. */
    record TooLittleHistory(LocalDate date, long observed, int days) implements Verdict {}

    /** The date could be compared with what it should have brought. */
    sealed interface Judged extends Verdict {

        Comparison comparison();

        @Override
        default LocalDate date() {
            return comparison().date();
        }
    }

    /** Within its range, or not far enough from it; or far, but recurring as its past shows. */
    record Normal(Comparison comparison, boolean recurring) implements Judged {}

    /** Still abnormal, in an episode that people have heard of. */
    record InEpisode(Comparison comparison, Episode episode) implements Judged {}

    /** The day on which an episode was noticed, and people are to hear of it. */
    record Spiking(Comparison comparison, Episode episode, Rule rule) implements Judged {}
}
