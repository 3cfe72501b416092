package io.spikewatch.billing.answer;

import io.spikewatch.web.Problem;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Bounds the memory of all queries together. A query holds the packed usage of its teams until its answer is written,
 * and takes its size in KiB from one semaphore first; one that is larger than the whole takes the whole. Small ones
 * take nothing, so that slow readers of large answers never keep them waiting. What is unpacked, one usage type at a
 * time, comes to about as much again.
 */
@Component
class UsageMemory {

    static final long SMALL = 256 << 10;

    private final int total;
    private final Duration wait;
    private final Semaphore free;

    UsageMemory(UsageProperties properties) {
        total = Math.toIntExact(properties.memory().toKilobytes());
        wait = properties.memoryWait();
        free = new Semaphore(total, true);
    }

    /** Waits until so many bytes may be used; 503 when that takes too long. */
    Part take(long bytes) {
        var part = bytes < SMALL ? 0 : (int) Math.min(total, bytes >> 10);
        if (!acquire(part)) {
            var busy = Problem.of(HttpStatus.SERVICE_UNAVAILABLE, "busy", "Too many large queries run at once.");
            busy.getHeaders().set(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, wait.toSeconds())));
            throw busy;
        }
        return () -> free.release(part);
    }

    private boolean acquire(int part) {
        try {
            return part == 0 || free.tryAcquire(part, wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Memory that is free again when closed. */
    interface Part extends AutoCloseable {

        @Override
        void close();
    }
}
