package io.spikewatch.app.send;

import io.spikewatch.app.campaign.CampaignVersion;
import io.spikewatch.app.campaign.Group;
import io.spikewatch.app.event.Occasion;
import io.spikewatch.app.event.Side;
import io.spikewatch.app.event.Subject;
import io.spikewatch.app.organization.Organizations;
import io.spikewatch.app.subscription.Subscriptions;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Decides for everybody an event concerns whether a version of a campaign may tell them today. */
@Component
public class Audience {

    private final PeopleLookup lookup;
    private final Subscriptions subscriptions;
    private final Organizations organizations;

    Audience(PeopleLookup lookup, Subscriptions subscriptions, Organizations organizations) {
        this.lookup = lookup;
        this.subscriptions = subscriptions;
        this.organizations = organizations;
    }

    Candidates of(CampaignVersion version, Occasion occasion) {
        return of(version, List.of(occasion)).get(0);
    }

    /** In the same order. */
    public List<Candidates> of(CampaignVersion version, List<Occasion> occasions) {
        var facts = facts(occasions);
        var people =
                lookup.find(version, occasions.stream().map(Occasion::subject).toList());
        return occasions.stream()
                .map(each -> of(version, each, facts.of(each), people))
                .toList();
    }

    private Candidates of(CampaignVersion version, Occasion occasion, Map<String, Object> known, People people) {
        var wording = Wording.of(version, occasion.event(), occasion.subject(), known);
        var candidates = candidates(version, occasion.subject(), wording, people);
        return suppression(version, occasion, known, wording)
                .map(candidates::suppressed)
                .orElse(candidates);
    }

    /** What a template can name for any of the events today. */
    public Set<String> words(Collection<Occasion> occasions) {
        var facts = facts(occasions);
        return occasions.stream()
                .flatMap(each -> facts.of(each).keySet().stream())
                .collect(Collectors.toSet());
    }

    private Facts facts(Collection<Occasion> occasions) {
        return new Facts(subscriptions.find(occasions.stream()
                .map(each -> each.subject().organizationId())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet())));
    }

    /** What keeps the version from telling anybody. */
    private static Optional<Suppression> suppression(
            CampaignVersion version, Occasion occasion, Map<String, Object> known, Wording wording) {
        if (occasion.subject().withdrawn()) {
            return Optional.of(Suppression.OUTDATED);
        }
        var definition = version.definition();
        if (!definition.tells(occasion.origin())) {
            return Optional.of(Suppression.ORIGIN);
        }
        if (!definition.audience().admits(known)) {
            return Optional.of(Suppression.FILTERED);
        }
        return wording.isIncomplete() ? Optional.of(Suppression.INCOMPLETE) : Optional.empty();
    }

    private Candidates candidates(CampaignVersion version, Subject subject, Wording wording, People people) {
        var seen = new HashSet<UUID>();
        var all = version.definition().audience().to().stream()
                .sorted()
                .filter(group -> wording.has(group.side()))
                .flatMap(group -> candidates(subject, wording, group, people))
                .filter(each -> seen.add(each.userId()))
                .sorted(Comparator.comparing(Candidate::userId))
                .toList();
        if (all.isEmpty()) {
            return Candidates.nobody(subject.accountId() == null ? Suppression.NO_ACCOUNT : Suppression.NO_PERSON);
        }
        return new Candidates(all);
    }

    private Stream<Candidate> candidates(Subject subject, Wording wording, Group group, People people) {
        var side = group.side();
        var inbox = side == Side.CUSTOMER ? subject.organizationId() : organizations.vendorId();
        if (inbox == null) {
            return Stream.of();
        }
        var copy = wording.copy(inbox, side);
        return people.of(group, subject)
                .map(person -> new Candidate(person, copy, people.suppression(person, side, subject)));
    }
}
