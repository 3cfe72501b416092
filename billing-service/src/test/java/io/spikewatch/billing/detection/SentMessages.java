package io.spikewatch.billing.detection;

import io.spikewatch.messages.BillingMessageCodec;
import io.spikewatch.messages.Decoded;
import io.spikewatch.messages.Envelope;
import io.spikewatch.messages.UsageSpikeDetected;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What waits to leave for the queue, oldest first. */
@Component
class SentMessages {

    private final JdbcClient jdbc;
    private final BillingMessageCodec codec;

    SentMessages(JdbcClient jdbc, BillingMessageCodec codec) {
        this.jdbc = jdbc;
        this.codec = codec;
    }

    List<Envelope> of(String organizationId) {
        return jdbc.sql("select body from outbox_message order by created_at").query(String.class).list().stream()
                .map(body -> codec.decode(body, Map.of("content_encoding", "gzip")))
                .map(decoded -> ((Decoded.Valid) decoded).envelope())
                .filter(envelope -> organizationId.equals(envelope.message().organizationId()))
                .toList();
    }

    List<UsageSpikeDetected> spikesOf(String organizationId) {
        return of(organizationId).stream()
                .map(envelope -> (UsageSpikeDetected) envelope.message())
                .toList();
    }
}
