package io.spikewatch.app.billing;

import io.spikewatch.web.Problem;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** So many at a time; whoever finds no slot free is turned away at once. */
class Slots {

    private final Semaphore free;

    Slots(int number) {
        this.free = new Semaphore(number);
    }

    Slot take() {
        if (!free.tryAcquire()) {
            throw busy();
        }
        return new Slot();
    }

    /** The answer for whoever has to come again later. */
    static Problem busy() {
        var problem = Problem.of(
                HttpStatus.SERVICE_UNAVAILABLE,
                "billing_service_busy",
                "billing-service is busy with earlier requests. Try again in a moment.");
        problem.getHeaders().set(HttpHeaders.RETRY_AFTER, "1");
        return problem;
    }

    /** Free again once closed, however often. */
    class Slot implements AutoCloseable {

        private final AtomicBoolean taken = new AtomicBoolean(true);

        @Override
        public void close() {
            if (taken.getAndSet(false)) {
                free.release();
            }
        }
    }
}
