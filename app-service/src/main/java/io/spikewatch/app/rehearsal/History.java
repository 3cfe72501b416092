package io.spikewatch.app.rehearsal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** The events that a version was tried on, and how much of the past they are. */
class History {

    /** How many parts of people are kept: enough for 50 people an event, in some 30 MB. */
    private static final int MOST_PARTS = 500_000;

    private final List<PastEvent> newestFirst = new ArrayList<>();
    private final Set<String> unknownWords;
    private int parts;
    private boolean cut;

    /** @param words that the version's template has */
    History(Set<String> words) {
        this.unknownWords = words;
    }

    /** @param words what a template can name for them */
    void add(List<PastEvent> older, Collection<String> words) {
        newestFirst.addAll(older);
        unknownWords.removeAll(words);
        parts += older.stream().mapToInt(PastEvent::parts).sum();
    }

    boolean isFull() {
        return parts >= MOST_PARTS;
    }

    /** There are older events in the days asked for. */
    void cut() {
        cut = true;
    }

    boolean isCut() {
        return cut;
    }

    int size() {
        return newestFirst.size();
    }

    /** As they happened. */
    List<PastEvent> oldestFirst() {
        var events = new ArrayList<>(newestFirst);
        Collections.reverse(events);
        return events;
    }

    /** An event that nobody has seen yet may carry anything. */
    List<String> unknownWords() {
        return newestFirst.isEmpty() ? List.of() : List.copyOf(unknownWords);
    }
}
