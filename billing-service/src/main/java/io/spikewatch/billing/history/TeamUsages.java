package io.spikewatch.billing.history;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What teams use, streamed: at no time is more of it held than five weeks of one organization. A report without any team
 * says nothing about them.
 */
@Component
public class TeamUsages {

    private static final int FETCH_SIZE = 64;

    private final JdbcClient jdbc;

    TeamUsages(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Each reported day of the range, of those of the organizations that have several teams. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void forEachDay(
            Collection<String> organizationIds, LocalDate from, LocalDate to, Consumer<TeamWeeks> consumer) {
        jdbc.sql("""
                        select organization_id, usage_date, teams
                        from (select organization_id, usage_date, teams,
                                     bool_or(substring(teams for 1) > '\\x01') over (partition by organization_id) as several
                              from daily_usage
                              where organization_id = any(:organizations) and usage_date = any(:dates::date[])
                                and substring(teams for 1) > '\\x00') day
                        where several order by organization_id, usage_date
                        """)
                .param("organizations", organizationIds.toArray(String[]::new))
                .param(
                        "dates",
                        from.datesUntil(to.plusDays(1))
                                .flatMap(TeamWeeks::dates)
                                .distinct()
                                .map(LocalDate::toString)
                                .toArray(String[]::new))
                .withFetchSize(FETCH_SIZE)
                .query(new Weeks(from, consumer));
    }

    /**
     * One history for each of the series that was ever used, from the day on which it first was; days without a report are
     * missing.
     */
    @Transactional
    public List<UsageHistory> of(String organizationId, Collection<TeamSeries> series, LocalDate to) {
        var collected = series.stream()
                .map(each -> new TeamHistory(organizationId, each))
                .toList();
        jdbc.sql("""
                        select usage_date, teams from daily_usage
                        where organization_id = :organization and usage_date <= :to and substring(teams for 1) > '\\x00'
                        order by usage_date
                        """)
                .param("organization", organizationId)
                .param("to", to)
                .withFetchSize(FETCH_SIZE)
                .query((RowCallbackHandler) row -> {
                    var day = new TeamCounts(row.getBytes("teams"));
                    var date = row.getObject("usage_date", LocalDate.class);
                    collected.forEach(each -> each.add(date, day));
                });
        return collected.stream().flatMap(TeamHistory::complete).toList();
    }

    private static final class Weeks implements RowCallbackHandler {

        private final LocalDate from;
        private final Consumer<TeamWeeks> consumer;
        private final TreeMap<LocalDate, TeamCounts> days = new TreeMap<>();
        private String organizationId = "";

        Weeks(LocalDate from, Consumer<TeamWeeks> consumer) {
            this.from = from;
            this.consumer = consumer;
        }

        @Override
        public void processRow(ResultSet row) throws SQLException {
            beginUnlessKnown(row.getString("organization_id"));
            var date = row.getObject("usage_date", LocalDate.class);
            days.headMap(date.minusWeeks(TeamWeeks.WEEKS)).clear();
            days.put(date, new TeamCounts(row.getBytes("teams")));
            if (!date.isBefore(from)) {
                consumer.accept(TeamWeeks.of(organizationId, date, days));
            }
        }

        private void beginUnlessKnown(String id) {
            if (!id.equals(organizationId)) {
                days.clear();
                organizationId = id;
            }
        }
    }
}
