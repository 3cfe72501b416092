package io.spikewatch.billing.answer;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/**
 * Bounds the memory of all queries together. A query holds the packed usage of its teams, and one usage type of it
 * unpacked, until its answer is written, and takes their size in KiB from one semaphore; one that is larger than the
 * whole takes the whole. Small ones take nothing, so that slow readers of large answers never keep them waiting. Where
 * two wait for what the other has, the first to give up makes room.
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

    Part part() {
        return new Part();
    }

    private boolean acquire(int kibibytes) {
        try {
            return free.tryAcquire(kibibytes, wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** One query's part, nothing at first; free again when closed. */
    final class Part implements AutoCloseable {

        private int taken;

        private Part() {}

        boolean covers(long bytes) {
            return bytes < SMALL || inKibibytes(bytes) <= taken;
        }

        /** Waits until so many bytes may be used in all; 503 when that takes too long. */
        void growTo(long bytes) {
            if (!covers(bytes)) {
                var missing = inKibibytes(bytes) - taken;
                if (!acquire(missing)) {
                    throw Busy.problem("Too many large queries run at once.", wait);
                }
                taken += missing;
            }
        }

        private int inKibibytes(long bytes) {
            return (int) Math.min(total, bytes >> 10);
        }

        @Override
        public void close() {
            free.release(taken);
            taken = 0;
        }
    }
}
