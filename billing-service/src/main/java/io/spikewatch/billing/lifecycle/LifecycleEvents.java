package io.spikewatch.billing.lifecycle;

import io.spikewatch.billing.outbox.Outbox;
import io.spikewatch.messages.BillingMessageCodec;
import io.spikewatch.messages.Decoded.Undecodable;
import io.spikewatch.messages.Envelope;
import io.spikewatch.messages.LifecycleEvent;
import io.spikewatch.web.Problem;
import java.sql.Timestamp;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Passes every lifecycle event on once, however often and by how many at once it is told. */
@Component
class LifecycleEvents {

    private static final Logger log = LoggerFactory.getLogger(LifecycleEvents.class);

    private final JdbcClient jdbc;
    private final Outbox outbox;
    private final BillingMessageCodec codec;
    private final Clock clock;

    LifecycleEvents(JdbcClient jdbc, Outbox outbox, BillingMessageCodec codec, Clock clock) {
        this.jdbc = jdbc;
        this.outbox = outbox;
        this.codec = codec;
        this.clock = clock;
    }

    /** Throws a 400 problem if whoever receives the message could not read it. */
    @Transactional
    void take(Envelope envelope) {
        refuseUnreadable(envelope);
        var event = (LifecycleEvent) envelope.message();
        if (add(event)) {
            outbox.enqueue(envelope);
            log.info(
                    "Lifecycle event taken: event={} organization={} origin={} message={}",
                    event.event(),
                    event.organizationId(),
                    envelope.origin(),
                    envelope.id());
        }
    }

    /** False if it is there already; whoever is just adding it is waited for. */
    private boolean add(LifecycleEvent event) {
        return jdbc.sql("""
                        insert into lifecycle_event (id, event, organization_id, received_at)
                        values (:id, :event, :organization, :now)
                        on conflict do nothing
                        """)
                        .param("id", event.id())
                        .param("event", event.event())
                        .param("organization", event.organizationId())
                        .param("now", Timestamp.from(clock.instant()))
                        .update()
                == 1;
    }

    private void refuseUnreadable(Envelope envelope) {
        if (codec.decodeJson(codec.toJson(envelope)) instanceof Undecodable unreadable) {
            throw Problem.of(
                    HttpStatus.BAD_REQUEST, "unreadable_event", "Nobody could read the event: " + unreadable.reason());
        }
    }
}
