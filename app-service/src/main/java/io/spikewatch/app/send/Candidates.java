package io.spikewatch.app.send;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

/** Everybody an event concerns, in the order of user ids. Where there is nobody: one candidate without a user. */
public record Candidates(List<Candidate> all) {

    static Candidates nobody(Suppression why) {
        return new Candidates(List.of(Candidate.nobody(why)));
    }

    /** The same people, all of them kept from hearing of it for this reason. */
    Candidates suppressed(Suppression why) {
        return new Candidates(all.stream()
                .map(each -> new Candidate(each.userId(), each.copy(), why))
                .toList());
    }

    /** Whom nothing keeps a campaign from telling, each with what they read. */
    Map<UUID, Copy> tellable() {
        return all.stream()
                .filter(each -> each.suppression() == null)
                .collect(Collectors.toMap(
                        each -> Objects.requireNonNull(each.userId()), each -> Objects.requireNonNull(each.copy())));
    }
}
