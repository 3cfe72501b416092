package io.spikewatch.app.outside;

import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor.DiscardPolicy;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/**
 * The threads on which a relay calls somebody outside, so that no other job waits for them. They take no more than there are
 * threads for: those under way go on until nothing is left.
 */
public final class RelayThreads {

    private static final int PATIENCE_SECONDS = 10;

    private final ThreadPoolExecutor pool;

    public RelayThreads(String name, int most) {
        pool = new ThreadPoolExecutor(
                0,
                most,
                1,
                TimeUnit.MINUTES,
                new SynchronousQueue<>(),
                new CustomizableThreadFactory(name + "-"),
                new DiscardPolicy());
    }

    /** Does nothing if all threads are busy. */
    public void start(Runnable relay) {
        pool.execute(relay);
    }

    public boolean areStopped() {
        return pool.isShutdown();
    }

    /** Starts nothing more. */
    public void stop() {
        pool.shutdown();
    }

    /** Lets what is under way come to its end, which is bounded. */
    public void awaitEnd() throws InterruptedException {
        pool.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
}
