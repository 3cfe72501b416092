package io.spikewatch.app.campaign;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class CampaignRepository {

    /** Sets these locks apart from others in the database. */
    private static final int LOCKS = 0x63616d70;

    private final JdbcClient jdbc;

    CampaignRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Until the end of the transaction nobody can switch a campaign that tells this event. Not a lock on the row: those
     * let later readers pass a waiting writer, so that a steady stream of messages would keep a pause waiting for ever.
     */
    void lockForDelivery(String event) {
        lock("pg_advisory_xact_lock_shared", event);
    }

    /** Waits for the deliveries under way. */
    void lockForSwitch(String event) {
        lock("pg_advisory_xact_lock", event);
    }

    private void lock(String function, String event) {
        jdbc.sql("select " + function + "(:locks, hashtext(:event))")
                .param("locks", LOCKS)
                .param("event", event)
                .query()
                .listOfRows();
    }

    List<Campaign> telling(String event) {
        return jdbc.sql("select * from campaign where event = :event and state = 'active' order by key")
                .param("event", event)
                .query(CampaignRepository::campaign)
                .list();
    }

    Optional<Campaign> find(String key) {
        return jdbc.sql("select * from campaign where key = :key")
                .param("key", key)
                .query(CampaignRepository::campaign)
                .optional();
    }

    /** Their keys. */
    Set<String> paused() {
        return jdbc.sql("select key from campaign where paused")
                .query(String.class)
                .set();
    }

    List<Campaign> list(int limit, int offset) {
        return jdbc.sql("select * from campaign order by key limit :limit offset :offset")
                .param("limit", limit)
                .param("offset", offset)
                .query(CampaignRepository::campaign)
                .list();
    }

    long count() {
        return jdbc.sql("select count(*) from campaign").query(Long.class).single();
    }

    /** False if it was so already. */
    boolean setPaused(String key, boolean paused) {
        return jdbc.sql("update campaign set paused = :paused where key = :key and paused <> :paused")
                        .param("key", key)
                        .param("paused", paused)
                        .update()
                == 1;
    }

    private static Campaign campaign(ResultSet row, int number) throws SQLException {
        return new Campaign(
                row.getString("key"),
                row.getString("name"),
                row.getString("family"),
                row.getString("event"),
                row.getString("state"),
                row.getInt("version"),
                List.of((String[]) row.getArray("origins").getArray()),
                row.getBoolean("paused"));
    }
}
