package io.spikewatch.app.campaign;

import io.spikewatch.app.account.Accounts;
import io.spikewatch.app.account.Assignment;
import io.spikewatch.app.campaign.Judgement.Concerns;
import io.spikewatch.app.organization.Organizations;
import io.spikewatch.app.preference.NotificationSettings;
import io.spikewatch.messages.Origin;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Decides for everybody an event concerns whether a campaign may tell them today. */
@Component
class Audience {

    private final Accounts accounts;
    private final Organizations organizations;
    private final NotificationSettings settings;

    Audience(Accounts accounts, Organizations organizations, NotificationSettings settings) {
        this.accounts = accounts;
        this.organizations = organizations;
        this.settings = settings;
    }

    Candidates of(Campaign campaign, Origin origin, Judgement judgement) {
        var candidates = judgement instanceof Concerns concerns
                ? candidates(campaign, concerns)
                : Candidates.nobody(Suppression.NO_ACCOUNT);
        return campaign.tells(origin) ? candidates : candidates.suppressed(Suppression.ORIGIN);
    }

    private Candidates candidates(Campaign campaign, Concerns concerns) {
        var seen = new HashSet<UUID>();
        var all = concerns.to().keySet().stream()
                .sorted()
                .flatMap(group -> candidates(campaign, concerns, group))
                .filter(each -> seen.add(each.userId()))
                .sorted(Comparator.comparing(Candidate::userId))
                .toList();
        if (all.isEmpty()) {
            return Candidates.nobody(concerns.accountId() == null ? Suppression.NO_ACCOUNT : Suppression.NO_PERSON);
        }
        return new Candidates(all);
    }

    private Stream<Candidate> candidates(Campaign campaign, Concerns concerns, Group group) {
        return switch (group) {
            case ORGANIZATION_ADMINS ->
                concerns.organizationId() == null
                        ? Stream.of()
                        : judged(
                                campaign,
                                null,
                                copy(concerns, group, concerns.organizationId()),
                                organizations.admins(concerns.organizationId()));
            case ACCOUNT_TEAM ->
                concerns.accountId() == null
                        ? Stream.of()
                        : judged(
                                campaign,
                                concerns.accountId(),
                                copy(concerns, group, organizations.vendorId()),
                                team(concerns.accountId()));
        };
    }

    private static Copy copy(Concerns concerns, Group group, String organizationId) {
        return new Copy(organizationId, Objects.requireNonNull(concerns.to().get(group)));
    }

    private Set<UUID> team(UUID accountId) {
        return accounts.team(accountId).stream().map(Assignment::userId).collect(Collectors.toSet());
    }

    /** @param accountId which they may have muted */
    private Stream<Candidate> judged(Campaign campaign, @Nullable UUID accountId, Copy copy, Set<UUID> people) {
        var active = organizations.activeMembers(copy.organizationId(), people);
        var members = active.containsAll(people) ? active : organizations.members(copy.organizationId(), people);
        var muted = settings.muted(campaign.key(), accountId, active);
        return people.stream().map(person -> new Candidate(person, copy, suppression(person, members, active, muted)));
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
