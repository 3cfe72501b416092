package io.spikewatch.quickstart;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/** The inboxes of the demo's people, each opened with that person's own API key. */
final class Inboxes {

    private final Map<Person, Api> inboxes = new LinkedHashMap<>();

    /**
     * @param keys by e-mail
     */
    Inboxes(URI app, Map<String, String> keys) {
        for (var person : Person.all()) {
            inboxes.put(person, Api.withKey(app, keys.getOrDefault(person.email(), "none")));
        }
    }

    /** By person; none where the key was revoked. */
    Map<Person, Long> unread() {
        return counts("/api/notifications/unread_count/");
    }

    /** Over all people. */
    long unreadSpikes() {
        return counts("/api/notifications/?unread=true&limit=1&notification_type=usage_spike").values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    private Map<Person, Long> counts(String path) {
        var unread = new LinkedHashMap<Person, Long>();
        inboxes.forEach((person, inbox) -> {
            var answer = inbox.tryGet(path);
            if (!answer.has(401)) {
                unread.put(person, answer.orThrow().path("count").asLong());
            }
        });
        return unread;
    }
}
