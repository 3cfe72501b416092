package io.spikewatch.app.send;

import io.spikewatch.app.account.Accounts;
import io.spikewatch.app.account.Assignment;
import io.spikewatch.app.campaign.CampaignVersion;
import io.spikewatch.app.campaign.Group;
import io.spikewatch.app.event.Side;
import io.spikewatch.app.event.Subject;
import io.spikewatch.app.organization.Member;
import io.spikewatch.app.organization.Organizations;
import io.spikewatch.app.organization.Role;
import io.spikewatch.app.preference.NotificationSettings;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Looks up whom events can concern: by a handful of statements, however many events they are. */
@Component
class PeopleLookup {

    private final Organizations organizations;
    private final Accounts accounts;
    private final NotificationSettings settings;

    PeopleLookup(Organizations organizations, Accounts accounts, NotificationSettings settings) {
        this.organizations = organizations;
        this.accounts = accounts;
        this.settings = settings;
    }

    People find(CampaignVersion version, Collection<Subject> subjects) {
        var groups = version.definition().audience().to();
        var members = members(roles(groups, Side.CUSTOMER), subjects);
        var teams = groups.stream().anyMatch(Group::isTeam) ? teams(subjects) : Map.<UUID, List<Assignment>>of();
        var staff = staff(roles(groups, Side.VENDOR), teams);
        var everybody = new HashSet<>(staff.keySet());
        members.values().forEach(each -> everybody.addAll(each.keySet()));
        return new People(
                members, teams, staff, settings.muted(version.campaign().key(), everybody));
    }

    private static Set<Role> roles(Collection<Group> groups, Side side) {
        return groups.stream()
                .filter(each -> each.side() == side)
                .flatMap(each -> each.roles().stream())
                .collect(Collectors.toSet());
    }

    private Map<String, Map<UUID, Member>> members(Set<Role> roles, Collection<Subject> subjects) {
        if (roles.isEmpty()) {
            return Map.of();
        }
        var ids = subjects.stream()
                .map(Subject::organizationId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        var members = new HashMap<String, Map<UUID, Member>>();
        organizations.members(ids, roles, Set.of()).forEach((id, all) -> members.put(id, byId(all)));
        return members;
    }

    private Map<UUID, List<Assignment>> teams(Collection<Subject> subjects) {
        return accounts.teams(subjects.stream()
                .map(Subject::accountId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
    }

    private Map<UUID, Member> staff(Set<Role> roles, Map<UUID, List<Assignment>> teams) {
        var team = teams.values().stream()
                .flatMap(List::stream)
                .map(Assignment::userId)
                .collect(Collectors.toSet());
        if (roles.isEmpty() && team.isEmpty()) {
            return Map.of();
        }
        var vendor = organizations.vendorId();
        return byId(organizations.members(Set.of(vendor), roles, team).getOrDefault(vendor, List.of()));
    }

    private static Map<UUID, Member> byId(List<Member> members) {
        return members.stream().collect(Collectors.toMap(Member::userId, member -> member));
    }
}
