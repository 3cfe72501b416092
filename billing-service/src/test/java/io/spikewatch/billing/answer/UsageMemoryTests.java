package io.spikewatch.billing.answer;

import static org.assertj.core.api.Assertions.assertThat;
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
        memory.take(HALF);
        memory.take(HALF);

        assertThatThrownBy(() -> memory.take(HALF)).isInstanceOfSatisfying(Problem.class, busy -> {
            assertThat(busy.getStatusCode().value()).isEqualTo(503);
            assertThat(busy.getHeaders().getFirst(HttpHeaders.RETRY_AFTER)).isEqualTo("1");
        });
    }

    @Test
    void hasRoomAgainWhenAnAnswerIsWritten() {
        memory.take(HALF);
        memory.take(HALF).close();

        assertThat(memory.take(HALF)).isNotNull();
    }

    @Test
    void letsSmallQueriesPassAlways() {
        memory.take(2 * HALF);

        assertThat(memory.take(UsageMemory.SMALL - 1)).isNotNull();
    }

    @Test
    void letsTheLargestQueryRunAlone() {
        assertThat(memory.take(100 * HALF)).isNotNull();
    }
}
