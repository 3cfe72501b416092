package io.spikewatch.app.campaign;

import io.spikewatch.messages.Origin;
import java.util.List;
import java.util.Locale;

/** One rule that turns one kind of event into one kind of notification, with its own switch. */
record Campaign(
        String key,
        String name,
        String family,
        String event,
        String state,
        int version,
        List<String> origins,
        boolean paused) {

    boolean tells(Origin origin) {
        return origins.contains(word(origin));
    }

    static String word(Origin origin) {
        return origin.name().toLowerCase(Locale.ROOT);
    }
}
