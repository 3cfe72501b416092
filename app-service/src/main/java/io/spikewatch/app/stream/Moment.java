package io.spikewatch.app.stream;

import java.util.UUID;

/**
 * What was committed and what wasn't at one moment.
 *
 * @param snapshot PostgreSQL's words for it
 */
record Moment(String snapshot, UUID id, long horizon) {

    Position position() {
        return new Position(id, horizon);
    }
}
