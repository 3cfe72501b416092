package io.spikewatch.app.trigger;

import io.spikewatch.app.campaign.CampaignActivated;
import io.spikewatch.app.tracking.GroupTracker;
import io.spikewatch.app.tracking.TrackingOn;
import java.util.List;
import java.util.Optional;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Campaigns that operators put into use: what they do for the vendor concerns no customer yet. */
@Component
@Conditional(TrackingOn.class)
class CampaignTracking {

    private final GroupTracker tracker;

    CampaignTracking(GroupTracker tracker) {
        this.tracker = tracker;
    }

    @EventListener
    void on(CampaignActivated activated) {
        var properties = new Known()
                .with("campaign", activated.campaign())
                .with("version", activated.version())
                .properties();
        var happening = new Happening("campaign activated", activated.at(), activated.by(), properties);
        tracker.track(List.of(happening.in(Optional.empty())));
    }
}
