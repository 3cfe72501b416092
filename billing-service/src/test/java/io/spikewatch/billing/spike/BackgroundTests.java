package io.spikewatch.billing.spike;

import static org.assertj.core.api.Assertions.assertThat;

import io.spikewatch.billing.history.UsageHistory;
import org.junit.jupiter.api.Test;

class BackgroundTests {

    @Test
    void describesPastOfDay() {
        var history = Histories.daily(57, day -> day == 56 ? 900 : 100 + day / 7);

        var background = background(56, history);

        assertThat(background.historyDays()).isEqualTo(56);
        assertThat(background.typicalSameWeekday()).isEqualTo(105.5);
        assertThat(background.meanLast28()).isEqualTo(105.5);
        assertThat(background.extremeSince()).isNull();
    }

    @Test
    void remembersWhenItWasLastAsHigh() {
        var history = Histories.daily(57, day -> day == 56 || day == 20 ? 900 : 100);

        var background = background(56, history);

        assertThat(background.extremeSince()).isEqualTo(Histories.FIRST.plusDays(20));
    }

    private static Background background(int day, UsageHistory history) {
        return Background.of(new SeriesMemory(history, history.first(), history.last()), day, true);
    }
}
