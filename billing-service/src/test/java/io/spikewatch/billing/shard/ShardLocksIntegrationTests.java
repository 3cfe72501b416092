package io.spikewatch.billing.shard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spikewatch.billing.IntegrationTest;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

@IntegrationTest
class ShardLocksIntegrationTests {

    @Autowired
    private ShardLocks locks;

    @Autowired
    private PlatformTransactionManager transactionManager;

    @Autowired
    private JdbcClient jdbc;

    private TransactionTemplate transactions;

    @BeforeEach
    void beginsEachTransactionBesideTheOthers() {
        transactions = new TransactionTemplate(transactionManager);
        transactions.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    @Test
    void letReportsWaitForAPieceAndIn() {
        transactions.executeWithoutResult(piece -> {
            locks.tryLock(5);

            assertThatThrownBy(() -> transactions.executeWithoutResult(report -> storeImpatiently(5)))
                    .isInstanceOf(DataAccessException.class)
                    .hasMessageContaining("lock timeout");
            transactions.executeWithoutResult(report -> storeImpatiently(6));
        });

        transactions.executeWithoutResult(report -> storeImpatiently(5));
    }

    @Test
    void letNobodyExamineAShardWhileReportsOfItAreStored() {
        var examined = during(() -> locks.holdOff(List.of(5, 7)), () -> locks.tryLock(5));
        var other = during(() -> locks.holdOff(List.of(5, 7)), () -> locks.tryLock(6));

        assertThat(examined).isFalse();
        assertThat(other).isTrue();
    }

    @Test
    void letOneWorkerExamineAShard() {
        var second = during(() -> locks.tryLock(5), () -> locks.tryLock(5));

        assertThat(second).isFalse();
    }

    private boolean during(Runnable first, Supplier<Boolean> second) {
        return Boolean.TRUE.equals(transactions.execute(status -> {
            first.run();
            return transactions.execute(other -> second.get());
        }));
    }

    /** Fails where it would have to wait. */
    private void storeImpatiently(int shard) {
        jdbc.sql("set local lock_timeout = '100ms'").update();
        locks.holdOff(List.of(shard));
    }
}
