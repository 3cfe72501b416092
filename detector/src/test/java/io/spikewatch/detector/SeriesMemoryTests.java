package io.spikewatch.detector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class SeriesMemoryTests {

    @Test
    void isTheSameAfterPacking() {
        var memory = Days.flat(40, 1_000).then(5_000, 5_100).memory();

        var packed = packed(memory);

        assertThat(packed(SeriesMemory.read(packed.duplicate()))).isEqualTo(packed);
        assertThat(packed.remaining()).isEqualTo(SeriesMemory.PACKED_SIZE).isLessThan(1_500);
    }

    @Test
    void goesOnAfterPackingAsItWouldHave() {
        var detector = new SpikeDetector();
        var memory = Days.flat(40, 1_000).then(5_000, 5_100).memory();
        var copy = SeriesMemory.read(packed(memory));

        var outcome =
                detector.judge(memory, Sensitivity.of(Preset.MEDIUM), memory.lastDay() + 1, 4_900, CalendarDay.UNKNOWN);

        assertThat(detector.judge(copy, Sensitivity.of(Preset.MEDIUM), copy.lastDay() + 1, 4_900, CalendarDay.UNKNOWN))
                .isEqualTo(outcome);
        assertThat(packed(copy)).isEqualTo(packed(memory));
    }

    @Test
    void takesDaysBeforeTheFirstUseForNotReported() {
        var memory = Days.flat(3, 0).then(1_000).memory();

        assertThat(memory.isReported(memory.lastDay() - 1)).isFalse();
        assertThat(memory.isReported(memory.lastDay())).isTrue();
    }

    @Test
    void refusesADayThatIsNotTheNext() {
        var memory = Days.flat(3, 1_000).memory();

        assertThatIllegalArgumentException().isThrownBy(() -> memory.report(memory.lastDay(), 5, false));
    }

    private static ByteBuffer packed(SeriesMemory memory) {
        var packed = ByteBuffer.allocate(SeriesMemory.PACKED_SIZE);
        memory.write(packed);
        return packed.flip();
    }
}
