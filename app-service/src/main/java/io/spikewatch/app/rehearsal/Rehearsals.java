package io.spikewatch.app.rehearsal;

import io.spikewatch.app.campaign.CampaignVersion;
import io.spikewatch.app.campaign.Campaigns;
import io.spikewatch.app.rehearsal.Rehearsal.Change;
import io.spikewatch.app.rehearsal.Rehearsal.Diff;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Tries versions of campaigns on the events of the last days, on today's facts and without telling anybody. */
@Component
public class Rehearsals {

    public static final int MOST_DAYS = 90;

    private final Campaigns campaigns;
    private final Histories histories;
    private final DefinitionChanges changes;
    private final Clock clock;

    Rehearsals(Campaigns campaigns, Histories histories, DefinitionChanges changes, Clock clock) {
        this.campaigns = campaigns;
        this.histories = histories;
        this.changes = changes;
        this.clock = clock;
    }

    /** Those who decide on the version find with it what it would have done in all the days that count. */
    public Rehearsal run(String key, int number, int days) {
        var version = campaigns.get(key, number);
        var active = campaigns.active(key);
        var whole = rehearse(version, active, MOST_DAYS);
        campaigns.keep(version, whole.summary(clock.instant()));
        return days == MOST_DAYS ? whole : rehearse(version, active, days);
    }

    /** What the version does otherwise than the one in use. */
    public List<Change> changes(CampaignVersion version) {
        return changes.between(campaigns.active(version.campaign().key()), version);
    }

    private Rehearsal rehearse(CampaignVersion version, Optional<CampaignVersion> active, int days) {
        var history = histories.of(version, active, days);
        var would = new Tally();
        var does = new Tally();
        for (var each : history.oldestFirst()) {
            would.add(each, each.would());
            if (each.does() != null) {
                does.add(each, each.does());
            }
        }
        return new Rehearsal(
                days,
                history.size(),
                history.isCut(),
                would.sends(),
                would.recipients(),
                would.suppressed(),
                history.unknownWords(),
                would.samples(),
                new Diff(
                        active.map(CampaignVersion::number).orElse(null),
                        would.without(does),
                        does.without(would),
                        would.rewordedSince(does),
                        changes.between(active, version)));
    }
}
