package io.spikewatch.app.message;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Closed while the database is away, opened again by a probe. Nothing is taken from the queue meanwhile, and whatever is
 * in hand waits here rather than go back: each return would bring a good message nearer to the dead-letter queue.
 */
@Component
public class DatabaseGate {

    private static final Logger log = LoggerFactory.getLogger(DatabaseGate.class);

    private final JdbcClient jdbc;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private volatile boolean open = true;
    private volatile boolean stopping;

    DatabaseGate(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean isOpen() {
        return open;
    }

    /** Reports an outage once, however many notice it. */
    void close(Throwable cause) {
        if (set(false)) {
            log.warn(
                    "Database is away, messages wait until it is back: {}",
                    NestedExceptionUtils.getMostSpecificCause(cause).getMessage());
        }
    }

    /** Waits for the database, doing something from time to time. False if the application stops before it is back. */
    boolean await(Duration interval, Runnable meanwhile) throws InterruptedException {
        while (!open && !stopping) {
            meanwhile.run();
            awaitChange(interval);
        }
        return open;
    }

    /** Runs work unless the gate is closed, and closes it when the database goes away under it. */
    public void whileOpen(Runnable work) {
        if (!open) {
            return;
        }
        try {
            work.run();
        } catch (RuntimeException e) {
            if (!DatabaseFailures.isOutage(e)) {
                throw e;
            }
            close(e);
        }
    }

    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.SECONDS)
    void probe() {
        if (!open && answers() && set(true)) {
            log.info("Database is back, messages are handled again");
        }
    }

    @EventListener(ContextClosedEvent.class)
    void stop() {
        stopping = true;
        set(open);
    }

    /** A server that only recovers takes connections already, but nothing can be written. */
    private boolean answers() {
        try {
            return jdbc.sql("select not pg_is_in_recovery()")
                    .query(Boolean.class)
                    .single();
        } catch (RuntimeException e) {
            return false;
        }
    }

    private boolean set(boolean value) {
        lock.lock();
        try {
            var isChange = open != value;
            open = value;
            changed.signalAll();
            return isChange;
        } finally {
            lock.unlock();
        }
    }

    private void awaitChange(Duration interval) throws InterruptedException {
        lock.lock();
        try {
            if (!open && !stopping) {
                changed.awaitNanos(interval.toNanos());
            }
        } finally {
            lock.unlock();
        }
    }
}
