package io.spikewatch.app.send;

import io.spikewatch.app.account.Accounts;
import io.spikewatch.app.account.Assignment;
import io.spikewatch.app.account.AssignmentRole;
import io.spikewatch.app.campaign.CampaignVersion;
import io.spikewatch.app.campaign.Group;
import io.spikewatch.app.event.Event;
import io.spikewatch.app.event.Side;
import io.spikewatch.app.event.Subject;
import io.spikewatch.app.organization.Organizations;
import io.spikewatch.app.organization.Role;
import io.spikewatch.app.preference.NotificationSettings;
import io.spikewatch.messages.Origin;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Decides for everybody an event concerns whether a version of a campaign may tell them today. */
@Component
public class Audience {

    private final Accounts accounts;
    private final Organizations organizations;
    private final NotificationSettings settings;
    private final Facts facts;

    Audience(Accounts accounts, Organizations organizations, NotificationSettings settings, Facts facts) {
        this.accounts = accounts;
        this.organizations = organizations;
        this.settings = settings;
        this.facts = facts;
    }

    public Candidates of(CampaignVersion version, Origin origin, Event event, Subject subject) {
        var known = facts.of(event, subject);
        var wording = Wording.of(version, event, subject, known);
        var candidates = candidates(version, subject, wording);
        return suppression(version, origin, subject, known, wording)
                .map(candidates::suppressed)
                .orElse(candidates);
    }

    /** What a template can name for the event today. */
    public Set<String> words(Event event, Subject subject) {
        return facts.of(event, subject).keySet();
    }

    /** What keeps the version from telling anybody. */
    private static Optional<Suppression> suppression(
            CampaignVersion version, Origin origin, Subject subject, Map<String, Object> known, Wording wording) {
        if (subject.withdrawn()) {
            return Optional.of(Suppression.OUTDATED);
        }
        var definition = version.definition();
        if (!definition.tells(origin)) {
            return Optional.of(Suppression.ORIGIN);
        }
        if (!definition.audience().admits(known)) {
            return Optional.of(Suppression.FILTERED);
        }
        return wording.isIncomplete() ? Optional.of(Suppression.INCOMPLETE) : Optional.empty();
    }

    private Candidates candidates(CampaignVersion version, Subject subject, Wording wording) {
        var seen = new HashSet<UUID>();
        var all = version.definition().audience().to().stream()
                .sorted()
                .filter(group -> wording.has(group.side()))
                .flatMap(group -> candidates(version, subject, wording, group))
                .filter(each -> seen.add(each.userId()))
                .sorted(Comparator.comparing(Candidate::userId))
                .toList();
        if (all.isEmpty()) {
            return Candidates.nobody(subject.accountId() == null ? Suppression.NO_ACCOUNT : Suppression.NO_PERSON);
        }
        return new Candidates(all);
    }

    private Stream<Candidate> candidates(CampaignVersion version, Subject subject, Wording wording, Group group) {
        var inbox = group.side() == Side.CUSTOMER ? subject.organizationId() : organizations.vendorId();
        return inbox == null
                ? Stream.of()
                : judged(version, accountOf(subject, group), wording.copy(inbox, group.side()), people(subject, group));
    }

    private Set<UUID> people(Subject subject, Group group) {
        return switch (group) {
            case ORGANIZATION_ADMINS -> organizations.members(organizationOf(subject), Role.OWNER, Role.ADMIN);
            case ORGANIZATION_MEMBERS -> organizations.members(organizationOf(subject), Role.values());
            case CSM -> team(subject, AssignmentRole.CSM::equals);
            case ACCOUNT_EXECUTIVE -> team(subject, AssignmentRole.ACCOUNT_EXECUTIVE::equals);
            case ACCOUNT_TEAM -> team(subject, role -> true);
            case OPERATORS -> organizations.members(organizations.vendorId(), Role.OPERATOR);
        };
    }

    private static String organizationOf(Subject subject) {
        return Objects.requireNonNull(subject.organizationId());
    }

    private Set<UUID> team(Subject subject, Predicate<AssignmentRole> roles) {
        return subject.accountId() == null
                ? Set.of()
                : accounts.team(subject.accountId()).stream()
                        .filter(each -> roles.test(each.role()))
                        .map(Assignment::userId)
                        .collect(Collectors.toSet());
    }

    /** Which account the people may have muted. */
    private static @Nullable UUID accountOf(Subject subject, Group group) {
        return group.side() == Side.VENDOR ? subject.accountId() : null;
    }

    private Stream<Candidate> judged(CampaignVersion version, @Nullable UUID accountId, Copy copy, Set<UUID> people) {
        var active = organizations.activeMembers(copy.organizationId(), people);
        var members = active.containsAll(people) ? active : organizations.members(copy.organizationId(), people);
        var muted = settings.muted(version.campaign().key(), accountId, active);
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
