package io.spikewatch.messages;

import java.util.ArrayList;
import java.util.List;

/** What a reader left out of a message; the first few by name, the rest counted. */
final class Oddities {

    private static final int NAMED = 20;

    private final List<String> named = new ArrayList<>();
    private int unnamed;

    void add(String oddity) {
        if (named.size() < NAMED) {
            named.add(oddity);
        } else {
            unnamed++;
        }
    }

    List<String> toList() {
        var all = new ArrayList<>(named);
        if (unnamed > 0) {
            all.add("and " + unnamed + " more");
        }
        return all;
    }
}
