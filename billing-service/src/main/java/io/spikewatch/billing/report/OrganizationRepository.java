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
     * Marks the organizations' usage as changed, and takes over what is newer about them than what is known. Until the
     * end of the transaction nobody else changes them: writers take their turns, in the order of the ids.
     *
     * @param organizations ordered by id
     */
    void change(List<OrganizationDescription> organizations) {
        jdbc.sql("""
                        insert into organization as o (id, shard, name, billing_id, stripe_customer_id, region,
                            team_names, described_on, usage_version)
                        select id, shard, name, billing_id, stripe_customer_id, region, team_names::jsonb, described_on, 1
                        from unnest(:ids::text[], :shards::smallint[], :names::text[], :billingIds::text[],
                            :stripeCustomerIds::text[], :regions::text[], :teamNames::text[], :dates::date[])
                            as n (id, shard, name, billing_id, stripe_customer_id, region, team_names, described_on)
                        on conflict (id) do update set
                            usage_version = o.usage_version + 1,
                            (name, billing_id, stripe_customer_id, region, team_names, described_on) = (
                                select coalesce(excluded.name, o.name), coalesce(excluded.billing_id, o.billing_id),
                                    coalesce(excluded.stripe_customer_id, o.stripe_customer_id),
                                    coalesce(excluded.region, o.region), o.team_names || excluded.team_names,
                                    excluded.described_on
                                where excluded.described_on >= o.described_on
                                union all
                                select o.name, o.billing_id, o.stripe_customer_id, o.region, o.team_names,
                                    o.described_on
                                where excluded.described_on < o.described_on)
                        """)
                .param("ids", texts(organizations, each -> each.organization().id()))
                .param(
                        "shards",
                        array(
                                "int4",
                                organizations,
                                each -> UsageHistories.shardOf(
                                        each.organization().id())))
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
