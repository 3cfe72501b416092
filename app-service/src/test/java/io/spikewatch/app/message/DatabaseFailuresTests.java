package io.spikewatch.app.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

class DatabaseFailuresTests {

    @ParameterizedTest
    @ValueSource(strings = {"08006", "08001", "53300", "53100", "57P01", "57P03", "58030", "25006"})
    void takesLostConnectionsAndFullServersForOutages(String state) {
        var failure = new TransactionSystemException("commit", new SQLException("", state));

        assertThat(DatabaseFailures.isOutage(failure)).isTrue();
    }

    @Test
    void takesAnEmptyPoolForAnOutage() {
        assertThat(DatabaseFailures.isOutage(new CannotCreateTransactionException("")))
                .isTrue();
        assertThat(DatabaseFailures.isOutage(new DataAccessResourceFailureException("")))
                .isTrue();
        assertThat(DatabaseFailures.isOutage(new IllegalStateException(new SQLTransientConnectionException())))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"40001", "40P01", "55P03", "57014", "23505"})
    void triesAgainWhatLostARace(String state) {
        var failure = new IllegalStateException(new SQLException("", state));

        assertThat(DatabaseFailures.isRetryable(failure)).isTrue();
        assertThat(DatabaseFailures.isOutage(failure)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"22001", "23514", "42P01", "54000"})
    void takesMistakesForMistakes(String state) {
        var failure = new IllegalStateException(new SQLException("", state));

        assertThat(DatabaseFailures.isRetryable(failure)).isFalse();
        assertThat(DatabaseFailures.isOutage(failure)).isFalse();
    }
}
