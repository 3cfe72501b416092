package io.spikewatch.quickstart;

import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Has billing-service look for spikes in a range of days, and waits for it. */
final class Detection {

    private static final String RUNS = "/api/billing/spikes/detection-runs";

    private final Api operator;

    Detection(Api operator) {
        this.operator = operator;
    }

    void run(DateRange range) {
        var asked = Map.of("from", range.first().toString(), "to", range.last().toString());
        var id = operator.post(RUNS, asked).path("id").asString();
        var run = operator.get(RUNS + "/" + id);
        var shown = -1;
        while (!run.path("state").asString().equals("done")) {
            shown = show(run, shown);
            Http.pause(Duration.ofMillis(300));
            run = operator.get(RUNS + "/" + id);
        }
        Console.progress(
                "detection",
                "%s: %,d new spikes".formatted(range, run.path("spikes").asLong()));
    }

    /** Every tenth is enough. */
    private static int show(JsonNode run, int shown) {
        var done = run.path("parts_done").asInt();
        var total = run.path("parts_total").asInt();
        var tenth = total == 0 ? 0 : done * 10 / total;
        if (tenth > shown) {
            Console.progress("detection", "%d of %d parts".formatted(done, total));
        }
        return Math.max(tenth, shown);
    }
}
