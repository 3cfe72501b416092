package io.spikewatch.billing.examination;

import static org.assertj.core.api.Assertions.assertThat;

import io.spikewatch.billing.sensitivity.Sensitivities;
import io.spikewatch.detector.CalendarDay;
import io.spikewatch.detector.Preset;
import io.spikewatch.detector.Sensitivity;
import io.spikewatch.detector.SpikeDetector;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class OrganizationMemoryTests {

    private final SpikeDetector detector = new SpikeDetector();

    @Test
    void isTheSameAfterPacking() {
        var memory = OrganizationMemory.of(null);
        judge(memory, "tokens", 1, 500);
        judge(memory, "seats", 2, 7);

        var packed = memory.pack();

        assertThat(OrganizationMemory.of(packed).pack()).isEqualTo(packed);
        assertThat(Objects.requireNonNull(OrganizationMemory.of(packed).of("tokens", 0))
                        .lastDay())
                .isEqualTo(1);
    }

    @Test
    void packsToTheSameWhicheverWasUsedFirst() {
        var oneWay = OrganizationMemory.of(null);
        judge(oneWay, "tokens", 1, 500);
        judge(oneWay, "seats", 1, 7);
        var theOther = OrganizationMemory.of(null);
        judge(theOther, "seats", 1, 7);
        judge(theOther, "tokens", 1, 500);

        assertThat(oneWay.pack()).isEqualTo(theOther.pack());
    }

    @Test
    void beginsASeriesWithItsFirstUse() {
        var memory = OrganizationMemory.of(null);

        assertThat(memory.of("tokens", 0)).isNull();
        assertThat(memory.of("tokens", 1)).isNotNull().isSameAs(memory.of("tokens", 0));
    }

    @Test
    void isOfNoUseAtAnotherSensitivity() {
        assertThat(OrganizationMemory.version(Sensitivities.shipped(Preset.MEDIUM)))
                .isEqualTo(OrganizationMemory.version(Sensitivities.shipped(Preset.MEDIUM)))
                .isNotEqualTo(OrganizationMemory.version(Sensitivities.shipped(Preset.LOW)));
    }

    private void judge(OrganizationMemory memory, String usageType, int day, long count) {
        var series = Objects.requireNonNull(memory.of(usageType, count));
        detector.judge(series, Sensitivity.of(Preset.MEDIUM), day, count, CalendarDay.UNKNOWN);
    }
}
