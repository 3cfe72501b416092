package io.spikewatch.app.rehearsal;

import io.spikewatch.app.event.Content;
import io.spikewatch.app.rehearsal.Rehearsal.Sample;
import io.spikewatch.app.send.Candidate;
import io.spikewatch.app.send.Candidates;
import io.spikewatch.app.send.Suppression;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/** Adds up what one version would have done with one event after the other. */
class Tally {

    private static final int SAMPLES = 10;

    /** One person's part in one event. */
    private record Part(String eventId, UUID userId) {}

    private final Map<Part, Content> told = new HashMap<>();
    private final Map<String, Set<UUID>> toldByOccurrence = new HashMap<>();
    private final Map<String, Long> suppressed = new TreeMap<>();
    private final List<Sample> samples = new ArrayList<>();

    void add(PastEvent past, Candidates candidates) {
        candidates.all().forEach(each -> add(past, each));
    }

    private void add(PastEvent past, Candidate candidate) {
        if (candidate.suppression() != null) {
            suppress(candidate.suppression());
            return;
        }
        var user = Objects.requireNonNull(candidate.userId());
        var toldBefore = toldByOccurrence.computeIfAbsent(past.occurrence(), occurrence -> new HashSet<>());
        if (past.others().contains(user) || !toldBefore.add(user)) {
            suppress(Suppression.DUPLICATE);
        } else {
            tell(past, user, Objects.requireNonNull(candidate.copy()).contentOrThrow());
        }
    }

    private void suppress(Suppression why) {
        suppressed.merge(why.word(), 1L, Long::sum);
    }

    private void tell(PastEvent past, UUID user, Content content) {
        told.put(new Part(past.id(), user), content);
        if (samples.size() < SAMPLES) {
            samples.add(new Sample(
                    past.organizationId(), user, past.id(), past.occurredAt(), content.title(), content.body()));
        }
    }

    long sends() {
        return told.size();
    }

    long recipients() {
        return told.keySet().stream().map(Part::userId).distinct().count();
    }

    Map<String, Long> suppressed() {
        return suppressed;
    }

    List<Sample> samples() {
        return samples;
    }

    /** How many sends this one would plan and the other wouldn't. */
    long without(Tally other) {
        return told.keySet().stream()
                .filter(each -> !other.told.containsKey(each))
                .count();
    }

    /** How many sends both would plan, with another text. */
    long rewordedSince(Tally other) {
        return told.entrySet().stream()
                .filter(each -> other.told.containsKey(each.getKey()))
                .filter(each -> !each.getValue().equals(other.told.get(each.getKey())))
                .count();
    }
}
