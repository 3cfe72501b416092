package io.spikewatch.billing.judgement;

import io.spikewatch.detector.Judgement;
import io.spikewatch.detector.Outcome;
import io.spikewatch.messages.Direction;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.springframework.stereotype.Component;

/** Days that can be judged, as all their reports should have come. */
@Component
public class CompleteDays {

    private final DetectionProperties properties;
    private final Clock clock;

    CompleteDays(DetectionProperties properties, Clock clock) {
        this.properties = properties;
        this.clock = clock;
    }

    public LocalDate last() {
        return clock.instant()
                .minus(properties.lag())
                .atZone(ZoneOffset.UTC)
                .toLocalDate()
                .minusDays(1);
    }

    /** Whether people should hear of a day, if they haven't: one that is not complete can only have risen so far. */
    public boolean isToTell(Judgement judgement) {
        var episode = judgement.episode();
        return judgement.outcome() == Outcome.SPIKE
                && episode != null
                && (episode.direction() == Direction.UP || judgement.epochDay() <= last().toEpochDay());
    }
}
