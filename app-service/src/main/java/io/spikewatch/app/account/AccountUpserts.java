package io.spikewatch.app.account;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Writes imported rows, one statement each, as an import may be long. */
@Repository
class AccountUpserts {

    private final JdbcClient jdbc;

    AccountUpserts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The account that a row belongs to, locked until the transaction ends. */
    record Upserted(UUID id, boolean created, boolean identifiersChanged) {}

    /** Empty if the account would be new and the row has no name for it. */
    Optional<Upserted> upsert(String vendor, AccountRow row, Instant now) {
        return update(vendor, row).or(() -> insert(vendor, row, now)).or(() -> update(vendor, row));
    }

    private Optional<Upserted> update(String vendor, AccountRow row) {
        return bind(vendor, row, """
                        with before as (
                            select id, billing_id, stripe_customer_id from account
                            where vendor_organization_id = :vendor and external_id = :externalId for update)
                        update account set
                            name = coalesce(:name, account.name),
                            billing_id = coalesce(:billingId, account.billing_id),
                            stripe_customer_id = coalesce(:stripeCustomerId, account.stripe_customer_id)
                        from before where account.id = before.id
                        returning account.id, false as created,
                            (account.billing_id, account.stripe_customer_id)
                                is distinct from (before.billing_id, before.stripe_customer_id) as identifiers_changed
                        """).query(Upserted.class).optional();
    }

    private Optional<Upserted> insert(String vendor, AccountRow row, Instant now) {
        return bind(vendor, row, """
                        insert into account (
                            id, vendor_organization_id, external_id, name, billing_id, stripe_customer_id, created_at)
                        select :id, :vendor, :externalId, cast(:name as text), cast(:billingId as text),
                            cast(:stripeCustomerId as text), :now
                        where cast(:name as text) is not null
                        on conflict (vendor_organization_id, external_id) do nothing
                        returning id, true as created, true as identifiers_changed
                        """)
                .param("id", UUID.randomUUID())
                .param("now", OffsetDateTime.ofInstant(now.truncatedTo(ChronoUnit.MICROS), ZoneOffset.UTC))
                .query(Upserted.class)
                .optional();
    }

    private JdbcClient.StatementSpec bind(String vendor, AccountRow row, String sql) {
        return jdbc.sql(sql)
                .param("vendor", vendor)
                .param("externalId", row.externalId())
                .param("name", row.name())
                .param("billingId", row.billingId())
                .param("stripeCustomerId", row.stripeCustomerId());
    }
}
