package io.spikewatch.app.spike;

import io.spikewatch.app.event.CodePoints;
import io.spikewatch.app.event.Content;
import io.spikewatch.app.spike.WithdrawnEpisodes.Episode;
import io.spikewatch.messages.UsageSpikeDetected;
import io.spikewatch.messages.UsageSpikeDetected.Spike;
import io.spikewatch.messages.UsageSpikeDetected.Withdrawn;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was taken back of spikes, known also where the spike itself has yet to arrive. */
@Repository
class SpikeWithdrawals {

    private final JdbcClient jdbc;

    SpikeWithdrawals(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What was said last counts, of all the spike's episodes. The first reason for taking one back stays, as much of it as
     * an inbox shows. No episode has an id too long for a key.
     */
    void set(UsageSpikeDetected spike, Withdrawn withdrawn) {
        jdbc.sql("""
                        insert into spike_withdrawal as w (spike_id, episode_id, reason, withdrawn_at, said_at, holds)
                        select :spike, episode, :reason, :at, :at, episode <> all(:withdrawn::text[])
                        from unnest(:episodes::text[]) episode
                        where length(episode) <= 300
                        on conflict (spike_id, episode_id) do update set
                            reason = case when w.holds then excluded.reason else w.reason end,
                            withdrawn_at = case when w.holds then excluded.withdrawn_at else w.withdrawn_at end,
                            said_at = excluded.said_at, holds = excluded.holds
                            where w.said_at <= excluded.said_at
                        """)
                .param("spike", spike.spikeId())
                .param("episodes", episodes(spike, withdrawn))
                .param("withdrawn", withdrawn.episodeIds().toArray(String[]::new))
                .param("reason", CodePoints.cut(withdrawn.reason(), Content.MAX_BODY))
                .param("at", withdrawn.at().atOffset(ZoneOffset.UTC))
                .update();
    }

    private static String[] episodes(UsageSpikeDetected spike, Withdrawn withdrawn) {
        var ofSpike = spike.spikes().stream().map(Spike::episodeId).filter(Objects::nonNull);
        return Stream.concat(ofSpike, withdrawn.episodeIds().stream())
                .distinct()
                .toArray(String[]::new);
    }

    /** By the spikes' ids; one that holds as a whole is absent. */
    Map<String, WithdrawnEpisodes> of(Collection<String> spikeIds) {
        return jdbc
                .sql("""
                        select spike_id, episode_id, withdrawn_at, reason from spike_withdrawal
                        where spike_id = any(:spikes) and not holds order by withdrawn_at, episode_id
                        """)
                .param("spikes", spikeIds.toArray(String[]::new))
                .query((row, n) -> Map.entry(row.getString("spike_id"), episode(row)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey,
                        Collectors.collectingAndThen(
                                Collectors.mapping(Map.Entry::getValue, Collectors.toList()), WithdrawnEpisodes::new)));
    }

    private static Episode episode(ResultSet row) throws SQLException {
        return new Episode(
                row.getString("episode_id"), row.getTimestamp("withdrawn_at").toInstant(), row.getString("reason"));
    }
}
