package io.spikewatch.app.organization;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Shows a refused start as one clear line instead of a stack trace. */
class SetUpFailureAnalyzer extends AbstractFailureAnalyzer<SetUpException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, SetUpException cause) {
        return new FailureAnalysis(cause.getMessage(), null, cause);
    }
}
