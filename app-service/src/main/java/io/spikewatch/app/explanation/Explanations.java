package io.spikewatch.app.explanation;

import io.spikewatch.app.campaign.CampaignVersion;
import io.spikewatch.app.campaign.Campaigns;
import io.spikewatch.app.message.Messages;
import io.spikewatch.app.organization.Caller;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Answers why people were told what they were told. */
@Component
public class Explanations {

    private final ExplanationRepository repository;
    private final Campaigns campaigns;
    private final Messages messages;

    Explanations(ExplanationRepository repository, Campaigns campaigns, Messages messages) {
        this.repository = repository;
        this.campaigns = campaigns;
        this.messages = messages;
    }

    /** Empty if there is no such notification, or it is none of the caller's business. */
    Optional<Explanation> find(Caller caller, UUID notificationId) {
        return repository.find(List.of(notificationId)).stream()
                .filter(told -> caller.operator() || isRecipient(caller, told))
                .map(told -> explanation(told, campaigns.get(told.campaign(), told.version())))
                .findFirst();
    }

    private static boolean isRecipient(Caller caller, ToldNotification told) {
        return caller.userId().equals(told.userId()) && caller.organizationId().equals(told.organizationId());
    }

    private Explanation explanation(ToldNotification told, CampaignVersion version) {
        var campaign = version.campaign();
        var message = messages.find(told.messageId()).orElseThrow();
        return new Explanation(
                told.id(),
                new Explanation.Event(
                        told.eventId(), campaign.event(), message.occurredAt(), told.origin(), told.occurrence()),
                campaign.key(),
                campaign.name(),
                version.number(),
                new Explanation.Rule(version.definition().audience(), RuleSentence.of(version)),
                told.cohort(),
                told.plannedAt(),
                told.createdAt(),
                withdrawal(told),
                told.corrects(),
                told.correctedBy());
    }

    private static Explanation.@Nullable Withdrawal withdrawal(ToldNotification told) {
        return told.recallId() == null
                ? null
                : new Explanation.Withdrawal(
                        told.recallId(),
                        Objects.requireNonNull(told.recallReason()),
                        Objects.requireNonNull(told.recalledAt()));
    }

    /** Of those that came of a campaign's send, by their ids. */
    public Map<UUID, Glimpse> glimpses(Collection<UUID> notificationIds) {
        var sentences = new HashMap<Teller, String>();
        return repository.find(notificationIds).stream()
                .collect(Collectors.toMap(
                        ToldNotification::id,
                        told -> glimpse(told, sentences.computeIfAbsent(Teller.of(told), this::sentence))));
    }

    private String sentence(Teller teller) {
        return RuleSentence.of(campaigns.get(teller.campaign(), teller.version()));
    }

    private static Glimpse glimpse(ToldNotification told, String sentence) {
        var isInSight = told.organizationId().equals(told.correctionOrganization());
        return new Glimpse(
                sentence,
                told.corrected(),
                isInSight ? told.correctedBy() : null,
                isInSight ? told.correction() : null);
    }

    private record Teller(String campaign, int version) {

        static Teller of(ToldNotification told) {
            return new Teller(told.campaign(), told.version());
        }
    }
}
