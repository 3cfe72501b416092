package io.spikewatch.app.message;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Turns a missing queue into one clear line at the start. */
class QueueFailureAnalyzer extends AbstractFailureAnalyzer<QueueException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, QueueException cause) {
        return new FailureAnalysis(
                String.valueOf(cause.getMessage()),
                "Create the queue, or name another one in BILLING_EVENTS_QUEUE and BILLING_EVENTS_DLQ;"
                        + " SQS_ENDPOINT says where SQS is.",
                cause);
    }
}
