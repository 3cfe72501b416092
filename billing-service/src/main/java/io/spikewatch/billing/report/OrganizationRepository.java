package io.spikewatch.billing.report;

import static io.spikewatch.billing.report.Columns.array;
import static io.spikewatch.billing.report.Columns.dates;
import static io.spikewatch.billing.report.Columns.texts;

import io.spikewatch.billing.history.UsageHistories;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Writes what reports say about the organizations themselves. */
@Repository
class OrganizationRepository {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    OrganizationRepository(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * Marks the organizations' usage as changed, adding those not known yet. Until the end of the transaction nobody
     * else changes it: writers take their turns organization by organization, in the order of the ids.
     *
     * @param organizations ordered by id
     */
    void touch(List<OrganizationDescription> organizations) {
        jdbc.sql("""
                        insert into organization as o (id, shard, described_on, usage_version)
                        select id, shard, '-infinity', 1 from unnest(:ids::text[], :shards::smallint[]) as n (id, shard)
                        on conflict (id) do update set usage_version = o.usage_version + 1
                        """)
                .param("ids", texts(organizations, each -> each.organization().id()))
                .param(
                        "shards",
                        array(
                                "int4",
                                organizations,
                                each -> UsageHistories.shardOf(
                                        each.organization().id())))
                .update();
    }

    /** Takes over what is newer than what is known. */
    void describe(List<OrganizationDescription> organizations) {
        jdbc.sql("""
                        update organization o set
                            name = coalesce(n.name, o.name),
                            billing_id = coalesce(n.billing_id, o.billing_id),
                            stripe_customer_id = coalesce(n.stripe_customer_id, o.stripe_customer_id),
                            region = coalesce(n.region, o.region),
                            team_names = o.team_names || n.team_names::jsonb,
                            described_on = n.described_on
                        from unnest(:ids::text[], :names::text[], :billingIds::text[], :stripeCustomerIds::text[],
                            :regions::text[], :teamNames::text[], :dates::date[])
                            as n (id, name, billing_id, stripe_customer_id, region, team_names, described_on)
                        where o.id = n.id and o.described_on <= n.described_on
                        """)
                .param("ids", texts(organizations, each -> each.organization().id()))
                .param("names", texts(organizations, each -> each.organization().name()))
                .param(
                        "billingIds",
                        texts(organizations, each -> each.organization().billingId()))
                .param(
                        "stripeCustomerIds",
                        texts(organizations, each -> each.organization().stripeCustomerId()))
                .param(
                        "regions",
                        texts(organizations, each -> each.organization().region()))
                .param("teamNames", texts(organizations, each -> json.writeValueAsString(each.teamNames())))
                .param("dates", dates(organizations, OrganizationDescription::date))
                .update();
    }
}
