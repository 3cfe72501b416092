package io.spikewatch.app.billing;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * When an exchange is broken off. That is done from outside: whoever waits for the next byte can't look at the clock, and
 * who sends one now and then is as late as who sends none.
 */
class Deadline implements AutoCloseable {

    private final Runnable breakOff;
    private CompletableFuture<Void> passed;

    Deadline(Duration patience, Runnable breakOff) {
        this.breakOff = breakOff;
        this.passed = after(patience);
    }

    private CompletableFuture<Void> after(Duration patience) {
        var timer = new CompletableFuture<Void>().completeOnTimeout(null, patience.toNanos(), TimeUnit.NANOSECONDS);
        timer.thenRunAsync(breakOff);
        return timer;
    }

    /** From now on, that long. */
    void renew(Duration patience) {
        close();
        passed = after(patience);
    }

    /** Does at once what the time would bring. */
    void breakOff() {
        close();
        breakOff.run();
    }

    /** What to tell of a failure: that the time was up, where it was. */
    IOException causeOf(IOException failure) {
        return passed.isDone() && !passed.isCancelled() ? new SocketTimeoutException("The time is up") : failure;
    }

    @Override
    public void close() {
        passed.cancel(false);
    }
}
