package io.spikewatch.billing.history;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
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

    /** Of one organization, which may have very many teams. */
    private static final int FETCHED_DAYS = 8;

    private static final String DAYS = """
            select usage_date, teams from daily_usage
            where organization_id = :organization and substring(teams for 1) > '\\x00'
            """;

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

    /** All teams of an organization on one day; empty without a report of theirs. */
    public Optional<TeamWeeks> on(String organizationId, LocalDate date) {
        var days = new TreeMap<LocalDate, TeamCounts>();
        jdbc.sql(DAYS + "and usage_date = any(:dates::date[])")
                .param("organization", organizationId)
                .param("dates", TeamWeeks.dates(date).map(LocalDate::toString).toArray(String[]::new))
                .query(collect(days::put));
        return days.containsKey(date) ? Optional.of(TeamWeeks.of(organizationId, date, days)) : Optional.empty();
    }

    /** Likewise, of all days from the first report on. */
    @Transactional
    public List<UsageHistory> of(String organizationId, Collection<TeamSeries> series, LocalDate to) {
        return of(organizationId, series, LocalDate.MIN, to);
    }

    /**
     * One history for each of the series that was used in the range, from the day on which it first was; days without a
     * report are missing.
     */
    @Transactional
    public List<UsageHistory> of(String organizationId, Collection<TeamSeries> series, LocalDate from, LocalDate to) {
        var collected = series.stream()
                .map(each -> new TeamHistory(organizationId, each))
                .toList();
        jdbc.sql(DAYS + "and usage_date between :from and :to order by usage_date")
                .param("organization", organizationId)
                .param("from", from)
                .param("to", to)
                .withFetchSize(FETCHED_DAYS)
                .query(collect((date, day) -> collected.forEach(each -> each.add(date, day))));
        return collected.stream().flatMap(TeamHistory::complete).toList();
    }

    private static RowCallbackHandler collect(BiConsumer<LocalDate, TeamCounts> consumer) {
        return row ->
                consumer.accept(row.getObject("usage_date", LocalDate.class), new TeamCounts(row.getBytes("teams")));
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
