package io.spikewatch.billing.shard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.MeterRegistry;
import io.spikewatch.billing.IntegrationTest;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionOperations;

@IntegrationTest
class ShardWorkerIntegrationTests {

    @Autowired
    private ShardLocks locks;

    @Autowired
    private TransactionOperations transactions;

    @Autowired
    private MeterRegistry meters;

    @Autowired
    private Clock clock;

    @Test
    void postponesWhatFailedThoughSomethingElseComesFirstByNow() {
        var work = new Names("later");

        var worked = worker(work).work();

        assertThat(worked).isTrue();
        assertThat(work.waiting).containsExactly("earlier", "later");
        assertThat(work.postponed).containsExactly("later");
    }

    @Test
    void postponesNothingIfThereWasNothingToFail() {
        var work = new Names();

        var worker = worker(work);

        assertThatThrownBy(worker::work).hasMessage("nothing waits");
        assertThat(work.postponed).isEmpty();
    }

    private ShardWorker worker(ShardWork work) {
        return new ShardWorker(List.of(work), locks, transactions, meters, clock);
    }

    /** Each fails, and meanwhile another one arrives. */
    private static final class Names implements ShardWork {

        private final List<String> waiting;
        private final List<String> postponed = new ArrayList<>();

        Names(String... waiting) {
            this.waiting = new ArrayList<>(List.of(waiting));
        }

        @Override
        public List<Integer> shards(Instant now) {
            return List.of(11);
        }

        @Override
        public Optional<Piece> next(int shard) {
            var name = waiting.stream().findFirst().orElseThrow(() -> new IllegalStateException("nothing waits"));
            return Optional.of(new Piece() {

                @Override
                public void work() {
                    waiting.add(0, "earlier");
                    throw new IllegalStateException(name + " fails");
                }

                @Override
                public void postpone(Instant dueAt) {
                    postponed.add(name);
                }
            });
        }
    }
}
