package io.spikewatch.billing.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spikewatch.web.Problem;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.util.unit.DataSize;

class UsageMemoryTests {

    private static final long HALF = DataSize.ofMegabytes(1).toBytes();

    private final UsageMemory memory =
            new UsageMemory(new UsageProperties(Duration.ofSeconds(5), DataSize.ofMegabytes(2), Duration.ofMillis(1)));

    @Test
    void refusesWhatDoesNotFitBesideTheOthers() {
        memory.part().growTo(HALF);
        memory.part().growTo(HALF);

        assertThatThrownBy(() -> memory.part().growTo(HALF)).isInstanceOfSatisfying(Problem.class, busy -> {
            assertThat(busy.getStatusCode().value()).isEqualTo(503);
            assertThat(busy.getHeaders().getFirst(HttpHeaders.RETRY_AFTER)).isEqualTo("1");
        });
    }

    @Test
    void hasRoomAgainWhenAnAnswerIsWritten() {
        memory.part().growTo(HALF);
        try (var written = memory.part()) {
            written.growTo(HALF);
        }

        assertThatCode(() -> memory.part().growTo(HALF)).doesNotThrowAnyException();
    }

    @Test
    void takesOnlyWhatIsMissing() {
        var part = memory.part();
        part.growTo(HALF);

        part.growTo(2 * HALF);

        assertThat(part.covers(2 * HALF)).isTrue();
    }

    @Test
    void letsSmallQueriesPassAlways() {
        memory.part().growTo(2 * HALF);

        assertThat(memory.part().covers(UsageMemory.SMALL - 1)).isTrue();
        assertThat(memory.part().covers(UsageMemory.SMALL)).isFalse();
    }

    @Test
    void letsTheLargestQueryRunAlone() {
        var part = memory.part();

        part.growTo(100 * HALF);

        assertThat(part.covers(100 * HALF)).isTrue();
    }
}
