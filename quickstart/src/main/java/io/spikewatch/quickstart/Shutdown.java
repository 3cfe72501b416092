package io.spikewatch.quickstart;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;

/** Stops what was started, the latest first, on Ctrl-C, TERM, or a failure. */
final class Shutdown {

    private final Deque<AutoCloseable> running = new ArrayDeque<>();
    private volatile boolean begun;
    private volatile int status;

    Shutdown() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::stopAll, "shutdown"));
    }

    /** Starts something that is stopped in the end, even if that comes while it starts. */
    <T extends AutoCloseable> T start(Supplier<T> start) {
        synchronized (running) {
            if (begun) {
                throw QuickstartException.failure("stopping");
            }
            var started = start.get();
            running.push(started);
            return started;
        }
    }

    /** Ends the JVM after everything was stopped. That things fail once the end has begun is no news. */
    void exit(int exitStatus, String reason) {
        if (!begun) {
            System.err.println("run: " + reason);
            status = exitStatus;
        }
        System.exit(exitStatus);
    }

    private void stopAll() {
        synchronized (running) {
            begun = true;
            while (!running.isEmpty()) {
                stop(running.pop());
            }
        }
        System.out.flush();
        Runtime.getRuntime().halt(status); // a requested stop is a success
    }

    private static void stop(AutoCloseable started) {
        try {
            started.close();
        } catch (Exception e) {
            System.err.println("run: " + e.getMessage());
        }
    }
}
