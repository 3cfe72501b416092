package io.spikewatch.app.message;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.CannotCreateTransactionException;

/** Tells apart a database that is away, one that asks for another attempt, and mistakes that no attempt repairs. */
public final class DatabaseFailures {

    /** Connection lost or refused; out of connections, memory or disk; shut down or starting; switched to a standby. */
    private static final Set<String> OUTAGE_CLASSES = Set.of("08", "53", "57P", "58", "25006");

    /** Serialization failure, deadlock, lock not available, statement cancelled; a race for a unique key. */
    private static final Set<String> RETRYABLE_STATES = Set.of("40001", "40P01", "55P03", "57014", "23505");

    private DatabaseFailures() {}

    public static boolean isOutage(Throwable failure) {
        return anyCause(
                failure,
                cause -> cause instanceof CannotCreateTransactionException
                        || cause instanceof DataAccessResourceFailureException
                        || cause instanceof SQLTransientConnectionException
                        || startsWithAny(sqlState(cause), OUTAGE_CLASSES));
    }

    static boolean isRetryable(Throwable failure) {
        return anyCause(failure, cause -> startsWithAny(sqlState(cause), RETRYABLE_STATES));
    }

    private static boolean anyCause(Throwable failure, Predicate<Throwable> matches) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (matches.test(cause)) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable String sqlState(Throwable cause) {
        return cause instanceof SQLException failure ? failure.getSQLState() : null;
    }

    private static boolean startsWithAny(@Nullable String state, Set<String> prefixes) {
        return state != null && prefixes.stream().anyMatch(state::startsWith);
    }
}
