package io.spikewatch.app.feedback;

import io.spikewatch.app.billing.FoundSpike.Feedback;
import io.spikewatch.app.billing.SpikeQueries;
import io.spikewatch.app.notification.Notifications;
import io.spikewatch.app.organization.Caller;
import io.spikewatch.app.spike.ToldSpike;
import io.spikewatch.app.spike.ToldSpikes;
import io.spikewatch.web.Problem;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Passes on to billing-service what people think of spikes, and keeps it beside what they were told. One word per person
 * and spike, the last one; what billing-service did not take is not kept here either.
 */
@Component
public class SpikeFeedback {

    private final Notifications notifications;
    private final ToldSpikes told;
    private final SpikeQueries spikes;

    SpikeFeedback(Notifications notifications, ToldSpikes told, SpikeQueries spikes) {
        this.notifications = notifications;
        this.told = told;
        this.spikes = spikes;
    }

    /**
     * By the recipient of a notification.
     *
     * @throws Problem 404 if it isn't the caller's, 409 if it tells of no spike
     */
    public Feedback give(Caller caller, UUID notificationId, boolean useful) {
        var notification =
                notifications.find(caller, notificationId).orElseThrow(() -> Problem.notFound("The notification"));
        var spike = told.of(notification).orElseThrow(SpikeFeedback::noSpike);
        if (spike.organizationId() == null) {
            throw noSpike();
        }
        return give(caller, spike.organizationId(), spike.id(), useful);
    }

    /** By somebody who looks at a spike of an organization. */
    public Feedback give(Caller caller, String organizationId, String spikeId, boolean useful) {
        var feedback = spikes.rate(caller.lookInto(organizationId), spikeId, useful);
        notifications.annotateOwn(caller, "billing", spikeId, ToldSpike.said(useful));
        return feedback;
    }

    private static Problem noSpike() {
        return Problem.conflict("no_spike", "The notification tells of no spike that is known.");
    }
}
