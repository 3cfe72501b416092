package io.spikewatch.billing.answer;

import io.spikewatch.web.Problem;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionTimedOutException;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads the database as it is at one moment, for a bounded time, and gives the connection back. */
@Component
class Snapshots {

    private static final Logger log = LoggerFactory.getLogger(Snapshots.class);
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;

    Snapshots(PlatformTransactionManager transactions, JdbcClient jdbc, UsageProperties properties) {
        this.jdbc = jdbc;
        transaction = new TransactionTemplate(transactions);
        transaction.setReadOnly(true);
        transaction.setTimeout(Math.toIntExact(properties.queryTimeout().toSeconds()));
    }

    <T> T read(Supplier<T> reading) {
        try {
            return transaction.execute(status -> {
                // for this transaction alone: setting the connection's level and back would take three more calls
                jdbc.sql("set transaction isolation level repeatable read").update();
                return reading.get();
            });
        } catch (QueryTimeoutException | TransactionTimedOutException late) {
            throw Problem.of(HttpStatus.GATEWAY_TIMEOUT, "usage_query_timeout", "The usage could not be read in time.");
        } catch (CannotCreateTransactionException failure) {
            throw isCrowded(failure) ? crowded(failure) : failure;
        }
    }

    /** The pool tells in the same way of a database that can't be reached, but with the reason. */
    private static boolean isCrowded(CannotCreateTransactionException failure) {
        return failure.getCause() instanceof SQLTransientConnectionException pool && pool.getCause() == null;
    }

    private static Problem crowded(CannotCreateTransactionException failure) {
        log.warn("No database connection for a usage query: cause={}", failure.toString());
        return Busy.problem("The database has no connection free.", RETRY);
    }
}
