package io.spikewatch.billing.usage;

import io.spikewatch.web.Problem;
import java.util.function.Supplier;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionTimedOutException;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads from the database as it is at one moment, for a bounded time, and gives the connection back. */
@Component
public class Snapshots {

    private final TransactionTemplate transaction;

    Snapshots(PlatformTransactionManager transactions, UsageProperties properties) {
        transaction = new TransactionTemplate(transactions);
        transaction.setReadOnly(true);
        transaction.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        transaction.setTimeout(Math.toIntExact(properties.queryTimeout().toSeconds()));
    }

    public <T> T read(Supplier<T> reading) {
        try {
            return transaction.execute(status -> reading.get());
        } catch (QueryTimeoutException | TransactionTimedOutException late) {
            throw Problem.of(HttpStatus.GATEWAY_TIMEOUT, "usage_query_timeout", "The usage could not be read in time.");
        }
    }
}
