package io.spikewatch.app.audience;

import io.spikewatch.app.audience.RecallContent.Preview;
import io.spikewatch.app.audience.RecallContent.Told;
import io.spikewatch.app.campaign.Campaigns;
import io.spikewatch.app.notification.Correction;
import io.spikewatch.app.page.Figures;
import io.spikewatch.app.page.Moment;
import io.spikewatch.app.page.People;
import io.spikewatch.app.recall.Recalls;
import io.spikewatch.app.recall.Recalls.Standing;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says what a recall comes to, before it and after. */
@Component
class RecallContents {

    private final Recalls recalls;
    private final Campaigns campaigns;
    private final People people;
    private final Clock clock;

    RecallContents(Recalls recalls, Campaigns campaigns, People people, Clock clock) {
        this.recalls = recalls;
        this.campaigns = campaigns;
        this.people = people;
        this.clock = clock;
    }

    Preview preview(String key, SendsView view) {
        var campaign = campaigns.get(key);
        var extent = recalls.preview(key, view.delivered());
        return new Preview(
                key,
                "%s of %s would be withdrawn; %s been read."
                        .formatted(notifications(extent.recalled()), campaign.name(), have(extent.readBefore())),
                Figures.number(extent.recalled()),
                extent.recalled() > 0,
                !campaign.paused(),
                view.address(RecallPage.PREVIEW),
                view.address(SendsView.PATH));
    }

    RecallContent of(UUID id) {
        var standing = recalls.get(id);
        var recall = standing.recall();
        return new RecallContent(
                id.toString(),
                recall.campaign(),
                "%s of %s %s withdrawn by %s; %s been read before."
                        .formatted(
                                notifications(standing.extent().recalled()),
                                campaigns.get(recall.campaign()).name(),
                                standing.extent().recalled() == 1 ? "was" : "were",
                                people.actor(recall.recalledBy()),
                                had(standing.extent().readBefore())),
                recall.reason(),
                Moment.of(recall.recalledAt(), clock.instant()),
                Figures.number(standing.people()),
                told(standing),
                SendsView.ofRecall(id));
    }

    private static @Nullable Told told(Standing standing) {
        var correction = standing.correction();
        return correction == null ? null : told(correction, standing.corrected());
    }

    private static Told told(Correction correction, long corrected) {
        return new Told(
                corrected == 1 ? "1 person was told" : Figures.number(corrected) + " people were told",
                correction.title(),
                correction.body(),
                correction.url());
    }

    private static String notifications(long count) {
        return count == 1 ? "1 notification" : Figures.number(count) + " notifications";
    }

    private static String have(long read) {
        return read == 1 ? "1 of them has" : Figures.number(read) + " of them have";
    }

    private static String had(long read) {
        return Figures.number(read) + " of them had";
    }
}
