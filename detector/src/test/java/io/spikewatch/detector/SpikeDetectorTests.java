package io.spikewatch.detector;

import static org.assertj.core.api.Assertions.assertThat;

import io.spikewatch.messages.Direction;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class SpikeDetectorTests {

    @Test
    void tellsOfADayThreeTimesAsHigh() {
        var day = Days.flat(35, 1_000).then(3_200).last();

        assertThat(day.outcome()).isEqualTo(Outcome.SPIKE);
        assertThat(Objects.requireNonNull(day.finding()).direction()).isEqualTo(Direction.UP);
        assertThat(day.expected()).isBetween(990.0, 1_010.0);
        assertThat(day.factor()).isBetween(3.1, 3.3);
    }

    @Test
    void tellsOfUsageThatIsGone() {
        var day = Days.flat(35, 1_000).then(0).last();

        assertThat(day.outcome()).isEqualTo(Outcome.SPIKE);
        assertThat(Objects.requireNonNull(day.finding()).direction()).isEqualTo(Direction.DOWN);
    }

    @Test
    void tellsOfAnEpisodeOnce() {
        var days = Days.flat(35, 1_000).then(3_000, 3_100, 2_900, 1_000, 1_000);

        assertThat(days.told()).isOne();
        assertThat(days.outcomes()).endsWith(Outcome.IN_EPISODE, Outcome.IN_EPISODE, Outcome.NORMAL, Outcome.NORMAL);
    }

    @Test
    void tellsAgainOfAnEpisodeThatGetsOutOfProportion() {
        var days = Days.flat(35, 1_000).then(3_000, 15_000);

        assertThat(days.told()).isEqualTo(2);
        assertThat(Objects.requireNonNull(days.last().finding()).rule()).isEqualTo(Rule.ESCALATION);
    }

    @Test
    void saysNothingOfADayWithoutReport() {
        var days = Days.flat(35, 1_000).thenNoReport().thenNoReport().then(1_000);

        assertThat(days.told()).isZero();
        assertThat(days.last().outcome()).isEqualTo(Outcome.NORMAL);
    }

    @Test
    void takesADropOnAHolidayForOne() {
        assertThat(Days.flat(35, 1_000).thenHoliday(100).told()).isZero();
    }

    @Test
    void decidesNothingWithinTheFirstDays() {
        assertThat(Days.of(10, 10, 10, 10, 5_000).last().outcome()).isEqualTo(Outcome.TOO_LITTLE_HISTORY);
    }

    @Test
    void neverSeesAnOrganizationsFirstUseAsARise() {
        assertThat(Days.flat(60, 0).then(500, 520, 480).told()).isZero();
    }

    @Test
    void getsUsedToANewWeeklyJobAfterTwoAlerts() {
        var days = Days.flat(35, 1_000);

        for (var week = 0; week < 6; week++) {
            days.then(5_000, 1_000, 1_000, 1_000, 1_000, 1_000, 1_000);
        }

        assertThat(days.told()).isEqualTo(2);
    }

    @Test
    void takesAFortnightlyJobForNoWeeklyHabit() {
        var days = Days.flat(35, 1_000);
        for (var fortnight = 0; fortnight < 5; fortnight++) {
            days.then(5_000, 1_000, 1_000, 1_000, 1_000, 1_000, 1_000);
            days.then(fortnight == 3 ? 0 : 1_000, 1_000, 1_000, 1_000, 1_000, 1_000, 1_000);
        }

        var dayOff = days.then(5_000, 1_000, 1_000, 1_000, 1_000, 1_000, 1_000)
                .then(1_000)
                .last();

        assertThat(dayOff.outcome()).isEqualTo(Outcome.NORMAL);
    }

    @Test
    void knowsAWeeklyJobInSpiteOfAWeekWithoutReport() {
        var days = Days.flat(35, 1_000);
        for (var week = 0; week < 2; week++) {
            days.then(5_000, 1_000, 1_000, 1_000, 1_000, 1_000, 1_000);
        }

        var job = days.thenNoReport()
                .then(1_000, 1_000, 1_000, 1_000, 1_000, 1_000)
                .then(5_000)
                .last();

        assertThat(job.suppression()).isEqualTo(Suppression.WEEKLY);
        assertThat(days.then(1_000, 1_000, 1_000, 1_000, 1_000, 1_000, 5_000)
                        .last()
                        .outcome())
                .isEqualTo(Outcome.NORMAL);
    }

    @Test
    void missesAWeeklyJobThatStops() {
        var days = Days.flat(35, 1_000);
        for (var week = 0; week < 8; week++) {
            days.then(5_000, 1_000, 1_000, 1_000, 1_000, 1_000, 1_000);
        }

        var day = days.then(1_000).last();

        assertThat(day.outcome()).isEqualTo(Outcome.SPIKE);
        assertThat(Objects.requireNonNull(day.finding()).direction()).isEqualTo(Direction.DOWN);
    }

    @Test
    void takesWhatLastsForTheNewNormal() {
        var days = Days.flat(35, 1_000);

        for (var day = 0; day < 30; day++) {
            days.then(3_000);
        }

        assertThat(days.told()).isOne();
        assertThat(days.last().expected()).isBetween(2_900.0, 3_100.0);
    }

    @Test
    void forgetsANewLevelThatDidNotLastWithoutAWord() {
        var days = Days.flat(35, 1_000);
        for (var day = 0; day < 14; day++) {
            days.then(3_000);
        }

        var back = days.then(1_000).last();

        assertThat(back.suppression()).isEqualTo(Suppression.RETURN_TO_OLD_LEVEL);
        assertThat(days.then(1_000, 1_000, 1_000).told()).isOne();
    }

    @Test
    void staysAtANewLevelInSpiteOfOneDayLikeTheOld() {
        var days = Days.flat(35, 3_000);
        for (var day = 0; day < 14; day++) {
            days.then(1_000);
        }

        var after = days.then(3_000).then(1_000).last();

        assertThat(after.outcome()).isEqualTo(Outcome.NORMAL);
        assertThat(after.expected()).isBetween(950.0, 1_050.0);
    }

    @Test
    void tellsOfARiseThatGoesFarBeyondTheLevelBefore() {
        var days = Days.flat(35, 2_000);
        for (var day = 0; day < 14; day++) {
            days.then(1_000);
        }

        assertThat(days.then(3_000).last().outcome()).isEqualTo(Outcome.SPIKE);
    }

    @Test
    void keepsDaysTooSmallToTellOutOfWhatIsUsual() {
        var days = Days.flat(35, 30).then(0, 0, 0, 0, 0, 30, 30, 30);

        assertThat(days.told()).isZero();
        assertThat(days.then(300).told()).isOne();
        assertThat(days.last().expected()).isBetween(25.0, 35.0);
    }

    @Test
    void waitsForASecondLowWorkdayWhereNobodyKnowsTheHolidays() {
        var days = Days.withoutCalendar();
        for (var week = 0; week < 6; week++) {
            days.then(1_000, 1_000, 1_000, 1_000, 1_000, 300, 300);
        }

        assertThat(days.then(310).last().suppression()).isEqualTo(Suppression.LIKELY_DAY_OFF);
        assertThat(days.then(310).last().outcome()).isEqualTo(Outcome.SPIKE);
    }
}
