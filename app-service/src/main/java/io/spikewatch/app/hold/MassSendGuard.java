package io.spikewatch.app.hold;

import io.spikewatch.app.campaign.CampaignVersion;
import io.spikewatch.app.campaign.Guard.Mode;
import io.spikewatch.app.send.CampaignSends;
import io.spikewatch.app.send.SendGuard;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Stops a campaign that planned more within 24 hours than it may, or has operators hear of it. It counts in the database
 * and under a lock, so that several replicas can't each let so many pass. Once somebody released or discarded what was
 * held, it begins to count anew.
 */
@Component
class MassSendGuard implements SendGuard {

    private static final Logger log = LoggerFactory.getLogger(MassSendGuard.class);
    private static final Duration WINDOW = Duration.ofHours(24);

    private final HoldRepository holds;
    private final CampaignSends sends;
    private final UsualSends usual;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    MassSendGuard(
            HoldRepository holds,
            CampaignSends sends,
            UsualSends usual,
            ApplicationEventPublisher events,
            Clock clock) {
        this.holds = holds;
        this.sends = sends;
        this.usual = usual;
        this.events = events;
        this.clock = clock;
    }

    /** What only warns needn't count exactly, and must not make campaigns wait for each other. */
    @Override
    public void enter(CampaignVersion version) {
        if (version.campaign().guard().mode() == Mode.HOLD) {
            holds.lock(version.campaign().key());
        }
    }

    @Override
    public boolean stops(CampaignVersion version) {
        return version.campaign().guard().mode() == Mode.HOLD ? holds(version) : warns(version);
    }

    private boolean holds(CampaignVersion version) {
        var campaign = version.campaign();
        var open = holds.open(campaign.key());
        open.ifPresent(hold -> sends.hold(campaign, hold));
        if (open.isPresent()) {
            return true;
        }
        var excess = excess(version, since(campaign.key()));
        if (excess.exists()) {
            hold(version, excess);
        }
        return excess.exists();
    }

    private Instant since(String campaign) {
        var dayAgo = clock.instant().minus(WINDOW);
        return holds.lastSettled(campaign).filter(dayAgo::isBefore).orElse(dayAgo);
    }

    private void hold(CampaignVersion version, Excess excess) {
        var campaign = version.campaign();
        var id = UUID.randomUUID();
        holds.insert(id, campaign.key(), version.number(), excess.usual(), excess.limit(), clock.instant());
        var held = sends.hold(campaign, id);
        log.warn(
                "Mass send held: campaign={} version={} hold={} held={} usual={} limit={}",
                campaign.key(),
                version.number(),
                id,
                held,
                excess.usual(),
                excess.limit());
        events.publishEvent(new MassSend(campaign, id, excess));
    }

    private boolean warns(CampaignVersion version) {
        var excess = excess(version, clock.instant().minus(WINDOW));
        if (excess.exists()) {
            events.publishEvent(new MassSend(version.campaign(), null, excess));
        }
        return false;
    }

    private Excess excess(CampaignVersion version, Instant since) {
        var campaign = version.campaign();
        var usually = usual.perDay(campaign);
        var limit = campaign.guard().limit(usually);
        return new Excess(sends.countPlanned(campaign, since, limit + 1), usually, limit);
    }
}
