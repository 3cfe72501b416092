package io.spikewatch.app.send;

import io.spikewatch.app.account.Assignment;
import io.spikewatch.app.account.AssignmentRole;
import io.spikewatch.app.campaign.Group;
import io.spikewatch.app.event.Side;
import io.spikewatch.app.event.Subject;
import io.spikewatch.app.organization.Member;
import io.spikewatch.app.preference.Muted;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whom some events can concern today, as far as a version of a campaign asks.
 *
 * @param members of the customers' organizations
 * @param teams who looks after the customers' accounts
 * @param staff operators, and those of the teams who are members of the vendor's organization
 * @param muted who has muted the campaign
 */
record People(
        Map<String, Map<UUID, Member>> members,
        Map<UUID, List<Assignment>> teams,
        Map<UUID, Member> staff,
        Set<Muted> muted) {

    Stream<UUID> of(Group group, Subject subject) {
        return switch (group) {
            case ORGANIZATION_ADMINS, ORGANIZATION_MEMBERS, OPERATORS ->
                members(group.side(), subject).values().stream()
                        .filter(each -> group.roles().contains(each.role()))
                        .map(Member::userId);
            case CSM -> team(subject, Set.of(AssignmentRole.CSM));
            case ACCOUNT_EXECUTIVE -> team(subject, Set.of(AssignmentRole.ACCOUNT_EXECUTIVE));
            case ACCOUNT_TEAM -> team(subject, Set.of(AssignmentRole.values()));
        };
    }

    private Stream<UUID> team(Subject subject, Set<AssignmentRole> roles) {
        return subject.accountId() == null
                ? Stream.of()
                : teams.getOrDefault(subject.accountId(), List.of()).stream()
                        .filter(each -> roles.contains(each.role()))
                        .map(Assignment::userId);
    }

    private Map<UUID, Member> members(Side side, Subject subject) {
        if (side == Side.VENDOR) {
            return staff;
        }
        return subject.organizationId() == null ? Map.of() : members.getOrDefault(subject.organizationId(), Map.of());
    }

    /** What keeps somebody from hearing of it, whatever the campaign says. */
    @Nullable
    Suppression suppression(UUID person, Side side, Subject subject) {
        var member = members(side, subject).get(person);
        if (member == null) {
            return Suppression.LEFT;
        }
        if (!member.active()) {
            return Suppression.INACTIVE;
        }
        return hasMuted(person, side == Side.VENDOR ? subject.accountId() : null) ? Suppression.MUTED : null;
    }

    /** Only the vendor's people know of accounts. */
    private boolean hasMuted(UUID person, @Nullable UUID accountId) {
        return muted.contains(new Muted(person, null)) || muted.contains(new Muted(person, accountId));
    }
}
