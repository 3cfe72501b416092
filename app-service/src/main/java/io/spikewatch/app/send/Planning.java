package io.spikewatch.app.send;

import io.spikewatch.app.campaign.CampaignVersion;
import io.spikewatch.app.event.Occasion;
import io.spikewatch.app.message.ReceivedMessage;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Writes down everybody's part in an event, and delivers what nothing keeps from being delivered at once. */
@Component
class Planning {

    private final Audience audience;
    private final SendRepository sends;
    private final SendGuard guard;
    private final Delivery delivery;
    private final Clock clock;

    Planning(Audience audience, SendRepository sends, SendGuard guard, Delivery delivery, Clock clock) {
        this.audience = audience;
        this.sends = sends;
        this.guard = guard;
        this.delivery = delivery;
        this.clock = clock;
    }

    /** Everybody's part; what was settled before is left out. */
    List<PlannedSend> tell(List<CampaignVersion> versions, ReceivedMessage message, Occasion occasion) {
        return versions.stream().flatMap(each -> tell(each, message, occasion)).toList();
    }

    private Stream<PlannedSend> tell(CampaignVersion version, ReceivedMessage message, Occasion occasion) {
        guard.enter(version);
        var candidates = audience.of(version, occasion);
        var written = sends.plan(version, message, occasion.event(), candidates.all(), clock.instant());
        var planned =
                written.stream().filter(send -> send.suppression() == null).toList();
        var stopped = !planned.isEmpty() && guard.stops(version);
        if (!stopped
                && !version.campaign().paused()
                && version.definition().delay().isZero()) {
            delivery.deliver(version.campaign(), planned, candidates.tellable());
        }
        return written.stream();
    }
}
