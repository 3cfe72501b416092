package io.spikewatch.app.spike;

import io.spikewatch.messages.UsageSpikeDetected.Withdrawn;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was taken back of spikes, known also where the spike itself has yet to arrive. */
@Repository
class SpikeWithdrawals {

    private final JdbcClient jdbc;

    SpikeWithdrawals(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The first word on an episode stays. No id of an episode is as long as the key can't take. */
    void add(String spikeId, Withdrawn withdrawn) {
        jdbc.sql("""
                        insert into spike_withdrawal (spike_id, episode_id, reason, withdrawn_at)
                        select :spike, episode, :reason, :at from unnest(:episodes::text[]) episode
                        where length(episode) <= 300
                        on conflict do nothing
                        """)
                .param("spike", spikeId)
                .param("episodes", withdrawn.episodeIds().toArray(String[]::new))
                .param("reason", withdrawn.reason())
                .param("at", withdrawn.at().atOffset(ZoneOffset.UTC))
                .update();
    }

    WithdrawnEpisodes of(String spikeId) {
        return new WithdrawnEpisodes(jdbc.sql("""
                        select episode_id, withdrawn_at as at, reason from spike_withdrawal
                        where spike_id = :spike order by withdrawn_at, episode_id
                        """)
                .param("spike", spikeId)
                .query(WithdrawnEpisodes.Episode.class)
                .list());
    }
}
