package io.spikewatch.app.preference;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class MuteRepository {

    private final JdbcClient jdbc;

    MuteRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Who has muted nothing is absent. */
    Map<UUID, List<Mute>> of(Collection<UUID> people) {
        var mutes = new HashMap<UUID, List<Mute>>();
        jdbc.sql("select * from notification_mute where user_id = any(:users::uuid[]) order by position")
                .param("users", people.stream().map(UUID::toString).toArray(String[]::new))
                .query(row -> {
                    mutes.computeIfAbsent(row.getObject("user_id", UUID.class), first -> new ArrayList<>())
                            .add(new Mute(row.getString("notification_type"), row.getObject("account_id", UUID.class)));
                });
        return mutes;
    }

    Set<Muted> among(Collection<UUID> people, String notificationType) {
        return jdbc.sql("""
                        select user_id, account_id from notification_mute
                        where user_id = any(:users::uuid[]) and notification_type = :type
                        """)
                .param("users", people.stream().map(UUID::toString).toArray(String[]::new))
                .param("type", notificationType)
                .query(Muted.class)
                .set();
    }

    void replace(UUID userId, List<Mute> mutes) {
        jdbc.sql("delete from notification_mute where user_id = :user")
                .param("user", userId)
                .update();
        for (int i = 0; i < mutes.size(); i++) {
            insert(userId, mutes.get(i), i);
        }
    }

    private void insert(UUID userId, Mute mute, int position) {
        jdbc.sql("""
                        insert into notification_mute (user_id, notification_type, account_id, position)
                        values (:user, :type, :account, :position) on conflict do nothing
                        """)
                .param("user", userId)
                .param("type", mute.notificationType())
                .param("account", mute.accountId())
                .param("position", position)
                .update();
    }
}
