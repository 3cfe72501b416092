package io.spikewatch.quickstart;

import java.time.Duration;
import java.util.Map;

/** Has billing-service look for spikes in a range of days, and waits for it. */
final class Detection {

    private static final String RUNS = "/api/billing/spikes/detection-runs";

    private final Api operator;

    Detection(Api operator) {
        this.operator = operator;
    }

    void run(DateRange range) {
        var id = operator.post(
                        RUNS,
                        Map.of(
                                "from",
                                range.first().toString(),
                                "to",
                                range.last().toString()))
                .path("id")
                .asString();
        var shown = "";
        var run = operator.get(RUNS + "/" + id);
        while (!run.path("state").asString().equals("done")) {
            var state = "%d of %d parts"
                    .formatted(
                            run.path("parts_done").asInt(),
                            run.path("parts_total").asInt());
            if (!state.equals(shown)) {
                Console.progress("detection", state);
                shown = state;
            }
            Http.pause(Duration.ofMillis(300));
            run = operator.get(RUNS + "/" + id);
        }
        Console.progress(
                "detection",
                "%s: %,d spikes".formatted(range, run.path("spikes").asLong()));
    }
}
