package io.spikewatch.app.spike;

import io.spikewatch.app.event.CodePoints;
import io.spikewatch.app.event.Content;
import io.spikewatch.app.spike.WithdrawnEpisodes.Episode;
import io.spikewatch.messages.UsageSpikeDetected.Withdrawn;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was taken back of spikes, known also where the spike itself has yet to arrive. */
@Repository
class SpikeWithdrawals {

    private final JdbcClient jdbc;

    SpikeWithdrawals(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The first word on an episode stays, as much of it as an inbox shows. No episode has an id too long for a key. */
    void add(String spikeId, Withdrawn withdrawn) {
        jdbc.sql("""
                        insert into spike_withdrawal (spike_id, episode_id, reason, withdrawn_at)
                        select :spike, episode, :reason, :at from unnest(:episodes::text[]) episode
                        where length(episode) <= 300
                        on conflict do nothing
                        """)
                .param("spike", spikeId)
                .param("episodes", withdrawn.episodeIds().toArray(String[]::new))
                .param("reason", CodePoints.cut(withdrawn.reason(), Content.MAX_BODY))
                .param("at", withdrawn.at().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** By the spikes' ids; one that holds as a whole is absent. */
    Map<String, WithdrawnEpisodes> of(Collection<String> spikeIds) {
        return jdbc
                .sql("""
                        select spike_id, episode_id, withdrawn_at, reason from spike_withdrawal
                        where spike_id = any(:spikes) order by withdrawn_at, episode_id
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
