package io.spikewatch.billing.stripe;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Events of Stripe in the database, with what became of them. */
@Repository
class StripeEventRepository {

    private final JdbcClient jdbc;
    private final Clock clock;

    StripeEventRepository(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** False if the event is there already; whoever has it in hand at the moment is waited for. */
    boolean add(StripeEvent event, String payload) {
        var subscription = event.subscription();
        return jdbc.sql("""
                                insert into stripe_event (id, type, occurred_at, received_at, payload, outcome, prices,
                                    customer_id, organization_id)
                                values (:id, :type, :occurred, :now, :payload, 'kept', :prices::text[], :customer,
                                    :organization)
                                on conflict do nothing
                                """)
                        .param("id", event.id())
                        .param("type", event.type())
                        .param("occurred", Timestamp.from(event.occurredAt()))
                        .param("now", Timestamp.from(clock.instant()))
                        .param("payload", payload)
                        .param("prices", subscription.prices().toArray(String[]::new))
                        .param("customer", subscription.customer())
                        .param("organization", subscription.organization().orElse(null))
                        .update()
                == 1;
    }

    void settle(String id, Ruling ruling) {
        jdbc.sql("update stripe_event set outcome = :outcome, reason = :reason where id = :id")
                .param("outcome", ruling.outcome().name().toLowerCase(Locale.ROOT))
                .param("reason", ruling.reason())
                .param("id", id)
                .update();
    }

    Outcome outcomeOf(String id) {
        var outcome = jdbc.sql("select outcome from stripe_event where id = ?")
                .param(id)
                .query(String.class)
                .single();
        return Outcome.valueOf(outcome.toUpperCase(Locale.ROOT));
    }

    /** The payload of the oldest kept event whose organization and plan are known by now; held until the transaction ends. */
    Optional<String> claimClear() {
        return jdbc.sql("""
                        select payload from stripe_event as event
                        where outcome = 'kept'
                            and exists (
                                select from plan_version where jsonb_exists_any(stripe_prices, event.prices))
                            and (organization_id is not null or (
                                select count(*) = 1 from organization where stripe_customer_id = event.customer_id))
                        order by occurred_at, received_at, id
                        limit 1
                        for update skip locked
                        """).query(String.class).optional();
    }

    long countKept() {
        return jdbc.sql("select count(*) from stripe_event where outcome = 'kept'")
                .query(Long.class)
                .single();
    }
}
