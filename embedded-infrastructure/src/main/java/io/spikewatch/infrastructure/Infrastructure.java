package io.spikewatch.infrastructure;

import java.net.URI;

/** Running servers, wherever they run. */
interface Infrastructure extends AutoCloseable {

    DatabaseServer database();

    URI sqs();

    @Override
    void close();
}
