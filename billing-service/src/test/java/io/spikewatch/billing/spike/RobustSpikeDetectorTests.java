package io.spikewatch.billing.spike;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import io.spikewatch.billing.history.UsageHistory;
import io.spikewatch.billing.spike.Verdict.InEpisode;
import io.spikewatch.billing.spike.Verdict.Judged;
import io.spikewatch.billing.spike.Verdict.NoReport;
import io.spikewatch.billing.spike.Verdict.Normal;
import io.spikewatch.billing.spike.Verdict.Spiking;
import io.spikewatch.billing.spike.Verdict.TooLittleHistory;
import io.spikewatch.messages.Direction;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RobustSpikeDetectorTests {

    private final SpikeDetector detector = new RobustSpikeDetector();

    @ParameterizedTest(name = "{0} days of {1}, then {2}: {3}")
    @CsvSource({
        "60,    100,    100, normal",
        "60,    100,    130, normal",
        "60,    100,    400, UP POINT",
        "60,    100,     10, DOWN POINT",
        "60,    100,      0, DOWN POINT",
        "60,      2,     10, normal", // too few to matter
        "60,     20,      0, normal", // as well
        "60, 100000, 150000, normal",
        "60, 100000, 300000, UP POINT",
        "20,    100,    400, UP POINT",
        "10,    100,   1000, UP SHORT_HISTORY",
        "10,    100,    250, normal", // a young series has to jump
        "10,    100,      1, DOWN SHORT_HISTORY",
        " 4,    100,   1000, too little history",
        "60,      0,   1000, too little history" // its first use
    })
    void judgesDayAgainstSteadyHistory(int days, long usual, long observed, String expected) {
        var history = Histories.flat(days, usual, observed);

        var verdict = last(history);

        assertThat(inWords(verdict)).isEqualTo(expected);
    }

    @Test
    void tellsWeekdaysApart() {
        var quietSundays = Histories.daily(70, day -> day % 7 == 6 || day == 69 ? 100 : 1000);
        var busySunday = Histories.daily(70, day -> day % 7 == 6 && day != 69 ? 100 : 1000);

        var usual = (Normal) last(quietSundays);
        var spiking = (Spiking) last(busySunday);

        assertThat(usual.comparison().expected()).isBetween(90.0, 110.0);
        assertThat(spiking.comparison().expected()).isBetween(90.0, 110.0);
    }

    @Test
    void saysWhatTheDateShouldHaveBrought() {
        var history = Histories.flat(56, 1000, 3200);

        var comparison = ((Spiking) last(history)).comparison();

        assertThat(comparison.expected()).isBetween(999.0, 1001.0);
        assertThat(comparison.expectedLow()).isBetween(500.0, 999.0);
        assertThat(comparison.expectedHigh()).isBetween(1001.0, 2000.0);
        assertThat(comparison.score()).isGreaterThan(4);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-3, 3})
    void rangeEndsAtThreeStandardDeviations(double score) {
        var noise = new Noise(0.3);

        var count = noise.countAt(score, 1000);

        assertThat(noise.score(count, 1000)).isCloseTo(score, offset(1e-9));
    }

    @Test
    void takesDayWithoutReportAsMissingAndNotAsZero() {
        var history = Histories.flat(60, 1000, UsageHistory.MISSING, 1000);

        var verdicts = detector.examine(history, history.last().minusDays(1), history.last());

        assertThat(verdicts).hasExactlyElementsOfTypes(NoReport.class, Normal.class);
    }

    @Test
    void tellsOfBurstOnceAndNotOfItsEnd() {
        var history = Histories.flat(60, 1000, 4000, 4200, 3900, 1000, 1000);

        var verdicts = detector.examine(history, history.last().minusDays(4), history.last());

        assertThat(verdicts)
                .hasExactlyElementsOfTypes(Spiking.class, InEpisode.class, InEpisode.class, Normal.class, Normal.class);
    }

    @Test
    void staysSilentWhenSameThingReturnsWithinDays() {
        var history = Histories.flat(60, 1000, 4000, 1000, 1000, 4100);

        var verdict = (InEpisode) last(history);

        assertThat(verdict.ongoing().start()).isEqualTo(history.last().minusDays(3));
    }

    @Test
    void tellsOfDropRightAfterBurst() {
        var history = Histories.flat(60, 1000, 4000, 4000, 0);

        var verdict = (Spiking) last(history);

        assertThat(verdict.begun()).isEqualTo(new Episode(Direction.DOWN, history.last()));
    }

    @Test
    void settlesOnNewLevelAfterWeek() {
        var history = Histories.daily(80, day -> day < 60 ? 1000 : 3000);

        var spikes = spikes(history);

        assertThat(spikes)
                .singleElement()
                .satisfies(spike -> assertThat(spike.date()).isEqualTo(Histories.FIRST.plusDays(60)));
        assertThat(((Judged) last(history)).comparison().expected()).isBetween(2900.0, 3100.0);
    }

    @Test
    void takesReturnFromNewLevelAsNoNews() {
        var history = Histories.daily(90, day -> day < 60 || day > 75 ? 1000 : 3000);

        var spikes = spikes(history);

        assertThat(spikes).hasSize(1);
        assertThat(((Judged) last(history)).comparison().expected()).isBetween(950.0, 1050.0);
    }

    @Test
    void doesNotTakeOutageForNewNormalWithinFourWeeks() {
        var history = Histories.daily(80, day -> day < 60 ? 1000 : 0);

        var spikes = spikes(history);

        assertThat(spikes).hasSize(1);
        assertThat(last(history)).isInstanceOf(InEpisode.class);
    }

    @Test
    void tellsOfNewWeeklyJobTwiceAndThenKnowsIt() {
        var history = Histories.daily(110, day -> day >= 60 && day % 7 == 2 ? 5000 : 1000);

        var spikes = spikes(history);

        assertThat(spikes).hasSize(2);
    }

    @Test
    void knowsMonthlyJobFromTwoMonths() {
        var history = Histories.daily(146, day -> Histories.FIRST.plusDays(day).getDayOfMonth() == 20 ? 5000 : 1000);

        var may = detector.examine(
                history, history.last().withDayOfMonth(20), history.last().withDayOfMonth(20));

        assertThat(may)
                .singleElement()
                .isInstanceOfSatisfying(
                        Normal.class, normal -> assertThat(normal.recurring()).isTrue());
    }

    @Test
    void takesWorkdayAsQuietAsWeekendForHoliday() {
        var history = Histories.daily(64, day -> day % 7 > 4 || day == 63 ? 100 : 1000);

        assertThat(last(history)).isInstanceOf(Normal.class);
    }

    @Test
    void findsMoveByHalfInNoisySeriesOnThirdDay() {
        var random = new Random(7);
        var history = Histories.daily(
                63,
                day -> Math.round((day < 60 ? 1000 : 2000) * Math.exp(0.22 * (day < 60 ? random.nextGaussian() : 0))));

        var verdict = (Spiking) last(history);

        assertThat(verdict.finding()).isEqualTo(Rule.RUN);
        assertThat(verdict.begun().start()).isEqualTo(history.last().minusDays(2));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 3, 5})
    void judgesDayAloneAsWithinRange(long seed) {
        var history = Histories.wild(200, 100 * seed, 0.1 * seed, seed);

        var range = detector.examine(history, history.first(), history.last());

        assertThat(range)
                .hasSize(200)
                .filteredOn(verdict -> verdict.date().getDayOfYear() % 9 == 0)
                .allSatisfy(verdict -> assertThat(detector.examine(history, verdict.date(), verdict.date()))
                        .containsExactly(verdict));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void judgesDayWithoutItsFuture(long seed) {
        var history = Histories.wild(160, 300, 0.3, seed);
        var past = Histories.daily(
                120, day -> history.on(Histories.FIRST.plusDays(day)).orElse(UsageHistory.MISSING));

        var known = detector.examine(past, past.first(), past.last());

        assertThat(detector.examine(history, past.first(), past.last())).isEqualTo(known);
    }

    @Test
    void judgesLargeSeriesAlikeAtAnyScale() {
        var history = Histories.wild(200, 1e6, 0.2, 11);
        var larger = Histories.daily(
                200,
                day -> history.on(Histories.FIRST.plusDays(day)).isEmpty()
                        ? UsageHistory.MISSING
                        : 10 * history.on(Histories.FIRST.plusDays(day)).getAsLong());

        var words = detector.examine(history, history.first(), history.last()).stream()
                .map(this::inWords);

        assertThat(detector.examine(larger, larger.first(), larger.last()).stream()
                        .map(this::inWords))
                .containsExactlyElementsOf(words.toList());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void expectsFiniteCountsOfSparseSeries(long seed) {
        var random = new Random(seed);
        var history =
                Histories.daily(150, day -> random.nextInt(3) > 0 ? UsageHistory.MISSING : random.nextInt(5) / 4 * 900);

        var verdicts = detector.examine(history, history.first(), history.last());

        assertThat(verdicts).filteredOn(Judged.class::isInstance).allSatisfy(verdict -> {
            var comparison = ((Judged) verdict).comparison();
            assertThat(comparison.expected()).isFinite().isPositive();
            assertThat(comparison.score()).isFinite();
        });
    }

    private Verdict last(UsageHistory history) {
        return detector.examine(history, history.last(), history.last()).get(0);
    }

    private List<Spiking> spikes(UsageHistory history) {
        return detector.examine(history, history.first(), history.last()).stream()
                .filter(Spiking.class::isInstance)
                .map(Spiking.class::cast)
                .toList();
    }

    private String inWords(Verdict verdict) {
        if (verdict instanceof Spiking spiking) {
            return spiking.begun().direction() + " " + spiking.finding();
        }
        if (verdict instanceof TooLittleHistory) {
            return "too little history";
        }
        return verdict instanceof Normal ? "normal" : verdict.toString();
    }
}
