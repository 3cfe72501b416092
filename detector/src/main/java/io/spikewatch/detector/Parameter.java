package io.spikewatch.detector;

/**
 * The numbers that detection goes by, beside those of {@link Sensitivity}. None was fitted to a series: each has a reason,
 * and {@code docs/detector.md} says what half and double of it cost.
 */
public enum Parameter {
    FEWEST_DAYS(7, "usual days before anything is decided: each weekday once"),
    WEEKDAY_DAYS(14, "usual days from which on weekdays are told apart"),
    SETTLED_DAYS(28, "usual days from which on a series is no longer new"),
    JOB_ELSEWHERE(
            0.3, "a weekday that brings less than this share of the average belongs to a job that runs on others"),

    LEVEL_DAYS(21, "usual days that say what the level is"),
    HALF_LIFE(7, "days after which a day counts half"),
    LEVEL_CLIP(2.5, "standard deviations beyond which a day counts no more for the level"),

    TYPICAL_NOISE(0.25, "noise that is assumed of a series before it is known"),
    TYPICAL_NOISE_WEIGHT(4, "days that weigh as much as that assumption"),
    SMALLEST_NOISE(0.06, "less noise is not believed"),
    LARGEST_NOISE(1.6, "more noise makes no difference"),
    SMALLEST_NEW_NOISE(0.35, "less noise is not believed of a series whose weekdays are not known"),

    NEW_SCORE(3.5, "score of a day that is far off in a series of less than two weeks"),
    NEW_FACTOR(3, "and its factor"),
    NEW_RECORD(2.5, "and how many times as high as all days before it"),
    NEW_LOW(0.2, "a drop there is below this share of all days before it"),
    RECORD_SCORE(3, "score that is enough for a day that is a record by the factors above"),
    SMALLEST_EXPECTED_TO_DROP(40, "expected count below which a drop doesn't matter"),
    WILD_DROP(1.2, "how much more score a drop takes for each unit of noise above a quarter"),
    NOISY(0.4, "noise from which on a single low day is no news"),
    DAY_OFF(0.8, "without a calendar: share of a weekend day that makes a low workday look like a holiday"),
    INTERMITTENT(0.4, "share of silent days that makes a series intermittent"),
    INTERMITTENT_RECORD(5, "times as high as all days before it, in an intermittent series"),
    INTERMITTENT_NEW_RECORD(6, "the same while it is new"),
    RUN_EACH_SCORE(1.8, "score of each of three days that are far off together"),
    RUN_DROP_FACTOR(0.6, "factor of three low days"),
    HOLIDAY_SCORE(6, "score of a rise that is news in spite of a holiday"),
    HOLIDAY_FACTOR(3.4, "and its factor"),

    RECURRENCE_ALIKE(0.5, "share of today's move that an earlier one must have to be the like"),
    RECURRENCE_SCORE(2.5, "score that makes a day of an earlier month noticeable"),
    RECURRENCE_AROUND(10, "days on either side that an earlier month's day is compared with"),

    STILL_ABNORMAL(0.4, "share of an episode's move that keeps it open"),
    QUIET_DAYS(4, "days after an episode in which the like of it is not told again"),
    LOUDER(2, "times as far off that it is"),
    ESCALATION(4, "times as far off as an episode was so far that people hear of it again"),
    ADOPTION_DAYS(7, "days after which what lasts is normal"),
    OUTAGE_DAYS(28, "the same for usage that is all but gone"),
    OUTAGE(0.05, "share of the expectation below which usage is all but gone"),
    ADOPTION_SHARE(0.7, "share of those days that must be far off"),
    ADOPTION_SPREAD(0.6, "logarithm of the factor by which a day may differ from the new level to be part of it"),
    REVOCABLE_DAYS(28, "days within which a series may return to the level before silently");

    private final double value;
    private final String meaning;

    Parameter(double value, String meaning) {
        this.value = value;
        this.meaning = meaning;
    }

    public double value() {
        return value;
    }

    public String meaning() {
        return meaning;
    }
}
