package io.spikewatch.systemtests;

import io.spikewatch.quickstart.Api;
import java.util.Map;

/** Somebody who is signed in. */
record Person(String id, Api api) {

    static Person signUp(String email, Spikewatch system) {
        var account = Map.of("email", email, "name", email, "password", Spikewatch.PASSWORD);
        var id = system.operator().post("/api/users/", account).path("id").asString();
        return new Person(id, system.signedIn(email));
    }
}
