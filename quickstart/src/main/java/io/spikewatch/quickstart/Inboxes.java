package io.spikewatch.quickstart;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

/** The inboxes of the demo's people, opened as they would do it: with e-mail and password. */
final class Inboxes {

    private final Map<Person, Api> sessions = new LinkedHashMap<>();

    /** Leaves out whoever has changed the password since. */
    Inboxes(URI app, String password) {
        var anonymous = Api.anonymous(app);
        for (var person : Person.all()) {
            var answer = anonymous.tryPost("/api/login", Map.of("email", person.email(), "password", password));
            if (answer.has(200)) {
                sessions.put(person, anonymous.with("Cookie", answer.cookies()));
            }
        }
    }

    OptionalLong unread(Person person) {
        var session = sessions.get(person);
        return session == null ? OptionalLong.empty() : OptionalLong.of(unread(session));
    }

    long unread() {
        return sessions.values().stream().mapToLong(Inboxes::unread).sum();
    }

    private static long unread(Api session) {
        return session.get("/api/notifications/unread_count/").path("count").asLong();
    }
}
