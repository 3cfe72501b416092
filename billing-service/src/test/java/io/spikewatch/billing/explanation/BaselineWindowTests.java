package io.spikewatch.billing.explanation;

import static io.spikewatch.billing.history.UsageHistory.MISSING;
import static org.assertj.core.api.Assertions.assertThat;

import io.spikewatch.billing.history.UsageHistory;
import java.time.LocalDate;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class BaselineWindowTests {

    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);

    @Test
    void beginsWithTheFirstReport() {
        var history = history(MISSING, MISSING, 5, MISSING, 5, 5);

        var window = BaselineWindow.before(FIRST.plusDays(5), history);

        assertThat(window).isEqualTo(new BaselineWindow(FIRST.plusDays(2), FIRST.plusDays(4)));
        assertThat(window.missingDays(history)).isOne();
    }

    @Test
    void goesBackTenWeeks() {
        var history = history(LongStream.range(0, 90).toArray());

        var window = BaselineWindow.before(FIRST.plusDays(89), history);

        assertThat(window).isEqualTo(new BaselineWindow(FIRST.plusDays(19), FIRST.plusDays(88)));
        assertThat(window.missingDays(history)).isZero();
    }

    private static UsageHistory history(long... counts) {
        return UsageHistory.of("acme", null, "tokens", FIRST, counts);
    }
}
