package io.spikewatch.billing.judgement;

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
}
