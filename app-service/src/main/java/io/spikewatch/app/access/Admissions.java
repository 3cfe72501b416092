package io.spikewatch.app.access;

import io.spikewatch.app.access.Admission.Proof;
import io.spikewatch.app.organization.ApiKeys;
import io.spikewatch.app.organization.Organizations;
import io.spikewatch.app.organization.User;
import io.spikewatch.app.organization.Users;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Asks again who would be let in, of any number of people at once. */
@Component
public class Admissions {

    private final Users users;
    private final Organizations organizations;
    private final ApiKeys keys;
    private final Sessions sessions;
    private final Callers callers;

    Admissions(Users users, Organizations organizations, ApiKeys keys, Sessions sessions, Callers callers) {
        this.users = users;
        this.organizations = organizations;
        this.keys = keys;
        this.sessions = sessions;
        this.callers = callers;
    }

    /** Those that still hold: the session or key is in use, its person active and allowed in that organization. */
    @Transactional(readOnly = true)
    public Set<Admission> standing(Set<Admission> all) {
        var people = all.stream().map(Admission::userId).collect(Collectors.toSet());
        var known = signedIn(people);
        var proofs = inUse(all.stream().map(Admission::proof).toList());
        return all.stream()
                .filter(each -> proofs.contains(each.proof()))
                .filter(each -> isAllowed(known.get(each.userId()), each.organizationId()))
                .collect(Collectors.toSet());
    }

    private boolean isAllowed(@Nullable SignedIn person, String organizationId) {
        return person != null && callers.find(person, organizationId).isPresent();
    }

    private Map<UUID, SignedIn> signedIn(Set<UUID> people) {
        var memberships = organizations.membershipsOf(people);
        return users.findAll(people).stream()
                .filter(User::active)
                .collect(Collectors.toMap(
                        User::id,
                        user -> new SignedIn(user, memberships.getOrDefault(user.id(), List.of()), null, false)));
    }

    private Set<Proof> inUse(Collection<Proof> proofs) {
        var live = sessions.live(
                only(Proof.Session.class, proofs).map(Proof.Session::id).toList());
        var used = keys.inUse(only(Proof.Key.class, proofs).map(Proof.Key::hash).toList());
        return Stream.concat(
                        live.stream().map(Proof.Session::new), used.stream().map(Proof.Key::new))
                .collect(Collectors.toSet());
    }

    private static <T extends Proof> Stream<T> only(Class<T> kind, Collection<Proof> proofs) {
        return proofs.stream().filter(kind::isInstance).map(kind::cast);
    }
}
