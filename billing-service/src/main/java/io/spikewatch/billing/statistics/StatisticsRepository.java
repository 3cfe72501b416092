package io.spikewatch.billing.statistics;

import io.spikewatch.billing.alert.AlertType;
import io.spikewatch.billing.statistics.AlertStatistics.DayCount;
import io.spikewatch.billing.statistics.AlertStatistics.Totals;
import io.spikewatch.billing.statistics.AlertStatistics.TypeCount;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Counts alerts in the database; whose, the transaction has said. */
@Repository
class StatisticsRepository {

    private static final String RAISED = """
            from billing_alert
            where created_at >= :first::timestamp at time zone 'UTC'
              and created_at < (:last::date + 1)::timestamp at time zone 'UTC'
            """;

    private static final String TOTALS = """
            count(*) as total, count(acknowledged_at) as acknowledged,
            avg(extract(epoch from acknowledged_at - created_at))::double precision as mean_seconds_to_acknowledge
            """;

    private final JdbcClient jdbc;

    StatisticsRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Totals totals(Days days) {
        return statement("select " + TOTALS + RAISED, days).query(Totals.class).single();
    }

    List<TypeCount> byType(Days days) {
        return statement(
                        "select alert_type, count(*) as alerts " + RAISED
                                + " group by alert_type order by alerts desc, alert_type",
                        days)
                .query((row, number) -> new TypeCount(AlertType.of(row.getString("alert_type")), row.getLong("alerts")))
                .list();
    }

    List<DayCount> perDay(Days days) {
        return statement("""
                        select day::date as date, count(id) as count
                        from generate_series(:first::date, :last::date, interval '1 day') as day
                        left join (select id, (created_at at time zone 'UTC')::date as date %s) on date = day
                        group by day order by day
                        """.formatted(RAISED), days).query(DayCount.class).list();
    }

    long countOrganizations(Days days) {
        return statement("select count(distinct organization_id) " + RAISED, days)
                .query(Long.class)
                .single();
    }

    /** Those with the most alerts first. */
    List<OrganizationStatistics> byOrganization(Days days, int limit, int offset) {
        return statement(
                        "select organization_id, " + TOTALS + RAISED
                                + " group by organization_id order by total desc, organization_id"
                                + " limit :limit offset :offset",
                        days)
                .param("limit", limit)
                .param("offset", offset)
                .query((row, number) -> new OrganizationStatistics(
                        row.getString("organization_id"),
                        row.getLong("total"),
                        row.getLong("acknowledged"),
                        (double) row.getLong("acknowledged") / row.getLong("total"),
                        row.getObject("mean_seconds_to_acknowledge", Double.class)))
                .list();
    }

    private JdbcClient.StatementSpec statement(String sql, Days days) {
        return jdbc.sql(sql).param("first", days.first()).param("last", days.last());
    }
}
