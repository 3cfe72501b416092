package io.spikewatch.app.message;

import io.awspring.cloud.sqs.listener.backpressure.BackPressureHandler;
import java.time.Duration;

/** Lets the listener ask the queue for messages only while the database is there. */
class GatedBackPressure implements BackPressureHandler {

    private final DatabaseGate gate;

    GatedBackPressure(DatabaseGate gate) {
        this.gate = gate;
    }

    @Override
    public int request(int amount) {
        return gate.isOpen() ? amount : 0;
    }

    @Override
    public void release(int amount, ReleaseReason reason) {
        // permits are counted by the handler beside this one
    }

    @Override
    public boolean drain(Duration timeout) {
        return true;
    }
}
