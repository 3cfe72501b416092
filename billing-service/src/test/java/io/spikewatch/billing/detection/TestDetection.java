package io.spikewatch.billing.detection;

import java.time.LocalDate;
import org.springframework.stereotype.Component;

/** Detection when a test wants it, over what is stored by then. */
@Component
public class TestDetection {

    private final DetectionRuns runs;
    private final SpikeDetectionJob job;

    TestDetection(DetectionRuns runs, SpikeDetectionJob job) {
        this.runs = runs;
        this.job = job;
    }

    public void examine(LocalDate from, LocalDate to) {
        runs.open(new Wanted(from, to, null, false, null, null));
        job.run();
    }
}
