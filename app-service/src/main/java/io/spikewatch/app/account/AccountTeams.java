package io.spikewatch.app.account;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who looked after which account from when to when; at most one person per role at a time. */
@Repository
class AccountTeams {

    private final JdbcClient jdbc;

    AccountTeams(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Assignment> current(UUID accountId) {
        return current(List.of(accountId)).getOrDefault(accountId, List.of());
    }

    Map<UUID, List<Assignment>> current(Collection<UUID> accountIds) {
        if (accountIds.isEmpty()) {
            return Map.of();
        }
        return jdbc
                .sql("""
                        select account_id, role, user_id, started_at from account_assignment
                        where account_id in (:accounts) and ended_at is null
                        order by role desc
                        """)
                .param("accounts", accountIds)
                .query((row, n) -> Map.entry(
                        row.getObject("account_id", UUID.class),
                        new Assignment(
                                AssignmentRole.of(row.getString("role")),
                                row.getObject("user_id", UUID.class),
                                row.getTimestamp("started_at").toInstant())))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    /**
     * Ends the present assignment and starts the next, under a lock on the account; false if nothing had to change.
     */
    boolean replace(UUID accountId, AssignmentRole role, @Nullable UUID userId, Instant now) {
        var at = OffsetDateTime.ofInstant(now, ZoneOffset.UTC);
        var ended = end(accountId, role, userId, at);
        var started = userId != null && start(accountId, role, userId, at);
        return ended || started;
    }

    private boolean end(UUID accountId, AssignmentRole role, @Nullable UUID unless, OffsetDateTime at) {
        return jdbc.sql("""
                                update account_assignment set ended_at = greatest(:at, started_at)
                                where account_id = :account and role = :role and ended_at is null
                                  and user_id is distinct from cast(:unless as uuid)
                                """)
                        .param("at", at)
                        .param("account", accountId)
                        .param("role", role.wireName())
                        .param("unless", unless)
                        .update()
                == 1;
    }

    private boolean start(UUID accountId, AssignmentRole role, UUID userId, OffsetDateTime at) {
        return jdbc.sql("""
                                insert into account_assignment (id, account_id, role, user_id, started_at)
                                values (:id, :account, :role, :user, :at)
                                on conflict (account_id, role) where ended_at is null do nothing
                                """)
                        .param("id", UUID.randomUUID())
                        .param("account", accountId)
                        .param("role", role.wireName())
                        .param("user", userId)
                        .param("at", at)
                        .update()
                == 1;
    }
}
