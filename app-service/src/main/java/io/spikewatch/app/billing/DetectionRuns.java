package io.spikewatch.app.billing;

import io.spikewatch.app.organization.Caller;
import io.spikewatch.web.Problem;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Asks billing-service how detection goes. What it can't tell is thrown as a {@link Problem}. */
@Component
public class DetectionRuns {

    private static final String PATH = "/api/spikes/detection-runs";

    /** More than any honest answer to a page. */
    private static final int MOST_BYTES = 1024 * 1024;

    private final BillingGateway billing;
    private final AnswerObjects objects;

    DetectionRuns(BillingGateway billing, JsonMapper json) {
        this.billing = billing;
        this.objects = new AnswerObjects(json, MOST_BYTES);
    }

    /**
     * Some of all runs, newest first.
     *
     * @param count of all
     */
    public record Listed(long count, List<DetectionRun> results) {

        public Listed {
            results = List.copyOf(results);
        }
    }

    public Listed list(Caller operator, int limit, int offset) {
        return ask(operator, Map.of("limit", limit, "offset", offset));
    }

    /** The scheduled ones of the latest dates. */
    public List<DetectionRun> scheduled(Caller operator, int most) {
        return ask(operator, Map.of("scheduled", true, "limit", most)).results();
    }

    private Listed ask(Caller operator, Map<String, ?> parameters) {
        var query = parameters.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, each -> List.of(String.valueOf(each.getValue()))));
        return billing.ask(operator, BillingCall.get(PATH, PATH, query), answer -> objects.read(answer, Listed.class));
    }
}
