package io.spikewatch.app.billing;

import io.spikewatch.web.Problem;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** So many at a time, and not all of them for one organization; whoever finds no slot free is turned away at once. */
class Slots {

    private final Semaphore free;
    private final int mostOfOne;
    private final Map<String, Integer> held = new ConcurrentHashMap<>();

    Slots(int number, int mostOfOne) {
        this.free = new Semaphore(number);
        this.mostOfOne = mostOfOne;
    }

    Slot take(String organization) {
        if (!free.tryAcquire()) {
            throw busy();
        }
        var slot = new Slot(organization);
        if (held.merge(organization, 1, Integer::sum) > mostOfOne) {
            slot.close();
            throw busy();
        }
        return slot;
    }

    private void giveBack(String organization) {
        held.computeIfPresent(organization, (same, number) -> number > 1 ? number - 1 : null);
        free.release();
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
        private final String organization;

        private Slot(String organization) {
            this.organization = organization;
        }

        @Override
        public void close() {
            if (taken.getAndSet(false)) {
                giveBack(organization);
            }
        }
    }
}
