package io.spikewatch.app.recall;

import io.spikewatch.app.audit.AuditLog;
import io.spikewatch.app.campaign.Campaigns;
import io.spikewatch.app.event.Withdrawal;
import io.spikewatch.app.ledger.SendFilter;
import io.spikewatch.app.ledger.Sends;
import io.spikewatch.app.notification.Correction;
import io.spikewatch.app.notification.Notifications;
import io.spikewatch.app.organization.Caller;
import io.spikewatch.app.send.CampaignSends;
import io.spikewatch.web.Problem;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Withdraws what a campaign told people, and tells the same people what is right. */
@Component
public class Recalls {

    private static final Logger log = LoggerFactory.getLogger(Recalls.class);

    private final RecallRepository repository;
    private final Campaigns campaigns;
    private final Sends sends;
    private final CampaignSends campaignSends;
    private final Notifications notifications;
    private final AuditLog audit;
    private final Clock clock;

    Recalls(
            RecallRepository repository,
            Campaigns campaigns,
            Sends sends,
            CampaignSends campaignSends,
            Notifications notifications,
            AuditLog audit,
            Clock clock) {
        this.repository = repository;
        this.campaigns = campaigns;
        this.sends = sends;
        this.campaignSends = campaignSends;
        this.notifications = notifications;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What a recall comes to.
     *
     * @param recallId null if it was only looked at
     * @param readBefore how many of them had been read by then
     */
    public record Extent(@Nullable UUID recallId, int recalled, int readBefore) {}

    /**
     * What became of a recall.
     *
     * @param people whom it concerns
     * @param corrected how many of them were told what is right
     * @param correction what they were told; null so far
     */
    public record Standing(
            Recall recall,
            Extent extent,
            long people,
            long corrected,
            @Nullable Correction correction) {}

    /** @throws Problem 404 if there is no such recall */
    @Transactional(readOnly = true)
    public Standing get(UUID id) {
        var recall = find(id);
        var withdrawn = sends.recalledBy(id);
        var readBefore = notifications.readTimes(withdrawn).values().stream()
                .filter(time -> time.isBefore(recall.recalledAt()))
                .count();
        return new Standing(
                recall,
                new Extent(id, withdrawn.size(), (int) readBefore),
                sends.countPeople(id),
                notifications.countCorrections(id),
                notifications.correction(id).orElse(null));
    }

    private Recall find(UUID id) {
        return repository.find(id).orElseThrow(() -> Problem.notFound("The recall"));
    }

    @Transactional(readOnly = true)
    public Extent preview(String campaign, SendFilter delivered) {
        campaigns.get(campaign);
        return extent(null, sends.notifications(delivered));
    }

    /** What is being delivered is waited for and recalled as well; the same of two recalls at once is recalled by one. */
    @Transactional
    public Extent recall(Caller operator, String campaign, SendFilter delivered, String reason) {
        campaigns.lockForSwitch(campaigns.get(campaign).event());
        var recall = repository.add(campaign, reason, operator.userId().toString(), clock.instant());
        audit.add(operator, "recall", recall.target(), reason);
        return extent(recall.id(), withdraw(recall, delivered, Map.of()));
    }

    /** Takes back what no longer holds, in the transaction that learns of it, as {@code source} says. */
    void recall(String source, String campaign, SendFilter delivered, Withdrawal withdrawal) {
        var recall = repository.add(campaign, withdrawal.reason(), source, clock.instant());
        withdraw(recall, delivered, withdrawal.metadata());
    }

    private List<UUID> withdraw(Recall recall, SendFilter delivered, Map<String, Object> metadata) {
        var withdrawn = campaignSends.recall(sends.ids(delivered), recall.id());
        notifications.retract(withdrawn, recall.reason(), metadata);
        log.info(
                "Notifications recalled: campaign={} recall={} sends={}",
                recall.campaign(),
                recall.id(),
                withdrawn.size());
        return withdrawn;
    }

    private Extent extent(@Nullable UUID recallId, List<UUID> withdrawn) {
        return new Extent(
                recallId, withdrawn.size(), notifications.readTimes(withdrawn).size());
    }

    /** How many people are told; whoever was told before is told nothing more. */
    @Transactional
    public long correct(Caller operator, Correction correction, String reason) {
        var recall = find(correction.recallId());
        var told = notifications.correct(sends.recalledBy(recall.id()), correction);
        if (told > 0) {
            audit.add(operator, "correct", recall.target(), reason);
            log.info("Recall corrected: campaign={} recall={} people={}", recall.campaign(), recall.id(), told);
        }
        return notifications.countCorrections(recall.id());
    }
}
