package io.spikewatch.billing.outbox;

import io.spikewatch.messages.BillingMessageCodec;
import io.spikewatch.messages.Envelope;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.HashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Messages that wait to leave for the queue, each a row in the transaction of its cause. */
@Component
public class Outbox {

    private final JdbcClient jdbc;
    private final BillingMessageCodec codec;
    private final CurrentTrace trace;
    private final JsonMapper json;
    private final Clock clock;

    Outbox(JdbcClient jdbc, BillingMessageCodec codec, CurrentTrace trace, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.codec = codec;
        this.trace = trace;
        this.json = json;
        this.clock = clock;
    }

    /** Leaves with the caller's commit, or not at all; a message that already waits under this id changes nothing. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void enqueue(Envelope envelope) {
        var message = codec.encode(envelope);
        var attributes = new HashMap<>(message.attributes());
        attributes.putAll(trace.headers());
        jdbc.sql("""
                        insert into outbox_message (id, type, body, attributes, created_at, due_at)
                        values (:id, :type, :body, :attributes::jsonb, :now, :now)
                        on conflict do nothing
                        """)
                .param("id", envelope.id())
                .param("type", envelope.message().type())
                .param("body", message.body())
                .param("attributes", json.writeValueAsString(attributes))
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }
}
