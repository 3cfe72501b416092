package io.spikewatch.app.page;

import io.spikewatch.app.organization.User;
import io.spikewatch.app.organization.Users;
import io.spikewatch.web.Uuids;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What people are called; operators may know of everybody. */
@Component
public class People {

    private final Users users;

    People(Users users) {
        this.users = users;
    }

    /** By id; whoever is gone is absent. */
    public Map<UUID, String> names(Stream<@Nullable UUID> ids) {
        var known = ids.flatMap(Stream::ofNullable).collect(Collectors.toSet());
        return users.findAll(known).stream().collect(Collectors.toMap(User::id, User::name));
    }

    /** What is recorded of somebody who acted: their name if it is a person's id, else the word itself. */
    public Map<String, String> actors(Stream<@Nullable String> actors) {
        var known = actors.flatMap(Stream::ofNullable)
                .map(Uuids::parse)
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());
        return users.findAll(known).stream()
                .collect(Collectors.toMap(user -> user.id().toString(), User::name));
    }

    public String actor(@Nullable String actor) {
        return actors(Stream.of(actor)).getOrDefault(String.valueOf(actor), String.valueOf(actor));
    }
}
