package io.spikewatch.app.send;

import io.spikewatch.app.campaign.Campaign;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What campaigns have planned and delivered: counted, stopped and taken back as a whole. */
@Component
public class CampaignSends {

    private final WaitingSendRepository waiting;
    private final Clock clock;

    CampaignSends(WaitingSendRepository waiting, Clock clock) {
        this.waiting = waiting;
        this.clock = clock;
    }

    /** How many the campaign planned since then, suppressed ones left out; counting ends at {@code most}. */
    public long countPlanned(Campaign campaign, Instant since, long most) {
        return waiting.countPlanned(campaign.key(), since, most);
    }

    /** The median of what the campaign planned on each of the 28 UTC days before. */
    public double usualPerDay(Campaign campaign, LocalDate day) {
        return waiting.medianPerDay(
                campaign.key(),
                day.minusDays(28).atStartOfDay().toInstant(ZoneOffset.UTC),
                day.atStartOfDay().toInstant(ZoneOffset.UTC));
    }

    /** Who has a part in an occurrence by another campaign of the family, and so hears nothing more of it; by occurrences. */
    public Map<String, Set<UUID>> toldByOthers(Campaign campaign, Collection<String> occurrences) {
        return waiting.toldByOthers(campaign.family(), campaign.key(), occurrences);
    }

    /** Stops everything of the campaign that waits. */
    public int hold(Campaign campaign, UUID holdId) {
        return waiting.hold(campaign.key(), holdId);
    }

    /** Lets go what is held; it is delivered when it is due, to those it still concerns. */
    public int release(UUID holdId) {
        return waiting.release(holdId);
    }

    /** Takes back those of them that are delivered; the answer is the notifications that came of them. */
    public List<UUID> recall(Collection<UUID> sends, UUID recallId) {
        return waiting.recall(sends, recallId);
    }

    public int discard(UUID holdId, String reason) {
        return waiting.discard(holdId, reason, clock.instant());
    }
}
