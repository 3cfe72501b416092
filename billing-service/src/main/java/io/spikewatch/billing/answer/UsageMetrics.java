package io.spikewatch.billing.answer;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.spikewatch.billing.query.UsageQuery;
import io.spikewatch.billing.series.Format;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;

/** Measures queries: how long they take, what they ask for, what they fail of, and how many need no new answer. */
@Component
class UsageMetrics {

    private static final Duration[] OBJECTIVES = {
        Duration.ofMillis(10),
        Duration.ofMillis(50),
        Duration.ofMillis(300),
        Duration.ofSeconds(1),
        Duration.ofSeconds(5)
    };

    private final MeterRegistry meters;

    UsageMetrics(MeterRegistry meters) {
        this.meters = meters;
    }

    Observation observe() {
        return new Observation(Timer.start(meters));
    }

    void conditional(boolean hit) {
        meters.counter("billing.usage.conditional", "outcome", hit ? "hit" : "miss")
                .increment();
    }

    private static String codeOf(RuntimeException failure) {
        if (failure instanceof ErrorResponseException problem) {
            var properties = problem.getBody().getProperties();
            return properties == null ? "error" : String.valueOf(properties.get("code"));
        }
        return "internal_error";
    }

    /** One query, from the first look at it to the last byte of its answer. */
    final class Observation {

        private final Timer.Sample sample;
        private @Nullable Tags subject;

        private Observation(Timer.Sample sample) {
            this.sample = sample;
        }

        void about(UsageQuery query, Format format) {
            var types = query.types();
            subject = Tags.of(
                    "metric", types.size() == 1 ? types.get(0).metric() : "all",
                    "breakdown", query.breakdown().tag(),
                    "kind", format.kind(query.measure()));
        }

        void ended(Outcome outcome) {
            if (subject != null) {
                sample.stop(Timer.builder("billing.usage.query")
                        .description("Usage and spend queries, until the last byte is written")
                        .serviceLevelObjectives(OBJECTIVES)
                        .tags(subject.and("outcome", outcome.tag()))
                        .register(meters));
            }
        }

        /** What couldn't even be understood is counted, not timed. */
        void failed(RuntimeException failure) {
            meters.counter("billing.usage.query.errors", "code", codeOf(failure))
                    .increment();
            ended(Outcome.FAILURE);
        }
    }
}
