package io.spikewatch.app.campaign;

import io.spikewatch.app.campaign.Judgement.AccountTeam;
import io.spikewatch.app.campaign.Judgement.NoAccount;
import io.spikewatch.app.notification.Notifications;
import io.spikewatch.app.organization.Organizations;
import io.spikewatch.messages.Origin;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Decides for everybody an event concerns whether a campaign may tell them today. */
@Component
class Audience {

    private final Organizations organizations;
    private final Notifications notifications;

    Audience(Organizations organizations, Notifications notifications) {
        this.organizations = organizations;
        this.notifications = notifications;
    }

    /** In the order of user ids. Where there is nobody: one candidate without a user. */
    List<Candidate> of(Campaign campaign, Origin origin, Judgement judgement) {
        if (!campaign.tells(origin)) {
            return everybody(judgement, Suppression.ORIGIN);
        }
        if (judgement instanceof AccountTeam team) {
            return team(campaign, team);
        }
        return List.of(
                Candidate.nobody(judgement instanceof NoAccount ? Suppression.NO_ACCOUNT : Suppression.NO_PERSON));
    }

    /** Where people's notifications about accounts belong. */
    String organizationId() {
        return organizations.vendorId();
    }

    private static List<Candidate> everybody(Judgement judgement, Suppression suppression) {
        return judgement instanceof AccountTeam team
                ? team.people().stream()
                        .sorted()
                        .map(person -> new Candidate(person, suppression))
                        .toList()
                : List.of(Candidate.nobody(suppression));
    }

    private List<Candidate> team(Campaign campaign, AccountTeam team) {
        var active = organizations.activeMembers(organizationId(), team.people());
        var members =
                active.containsAll(team.people()) ? active : organizations.members(organizationId(), team.people());
        var muted = notifications.muted(campaign.key(), team.accountId(), active);
        return team.people().stream()
                .sorted()
                .map(person -> new Candidate(person, suppression(person, members, active, muted)))
                .toList();
    }

    private static @Nullable Suppression suppression(
            UUID person, Set<UUID> members, Set<UUID> active, Set<UUID> muted) {
        if (!members.contains(person)) {
            return Suppression.LEFT;
        }
        if (!active.contains(person)) {
            return Suppression.INACTIVE;
        }
        return muted.contains(person) ? Suppression.MUTED : null;
    }
}
