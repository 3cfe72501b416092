package io.spikewatch.app.access;

import java.util.UUID;

/**
 * That somebody was let in for an organization, and by what, so that it can be asked later whether they still would be; a
 * controller argument of answers that last.
 */
public record Admission(UUID userId, String organizationId, Proof proof) {

    /** By what somebody was let in. */
    sealed interface Proof {

        record Session(String id) implements Proof {}

        record Key(String hash) implements Proof {}
    }
}
