package io.spikewatch.billing.spike;

import io.spikewatch.messages.Origin;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Spikes and their entries in the database. */
@Repository
class SpikeRepository {

    private static final String SELECT = """
            select s.*, (select json_agg(e.explanation order by e.position) from spike_entry e where e.spike_id = s.id) as entries
            from spike s
            """;

    private static final String OF_ORGANIZATION = """
            where s.organization_id = :organization
              and s.usage_date >= coalesce(:from::date, '-infinity') and s.usage_date <= coalesce(:to::date, 'infinity')
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    SpikeRepository(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Those of the episodes that people have heard of. */
    Set<UUID> known(Collection<UUID> episodeIds) {
        return new HashSet<>(jdbc.sql("select episode_id from spike_entry where episode_id in (:ids)")
                .param("ids", episodeIds)
                .query(UUID.class)
                .list());
    }

    void insert(Spike spike) {
        jdbc.sql("""
                        insert into spike (id, organization_id, usage_date, origin, detected_at)
                        values (:id, :organization, :date, :origin, :now)
                        """)
                .param("id", spike.id())
                .param("organization", spike.organizationId())
                .param("date", spike.usageDate())
                .param("origin", spike.origin().name().toLowerCase(Locale.ROOT))
                .param("now", Timestamp.from(spike.detectedAt()))
                .update();
        for (var position = 0; position < spike.spikes().size(); position++) {
            insert(spike.id(), position, spike.spikes().get(position));
        }
    }

    private void insert(UUID spikeId, int position, SpikeEntry entry) {
        jdbc.sql("insert into spike_entry values (:episode, :spike, :position, :explanation::jsonb)")
                .param("episode", entry.episodeId())
                .param("spike", spikeId)
                .param("position", position)
                .param("explanation", json.writeValueAsString(entry))
                .update();
    }

    Optional<Spike> find(UUID id) {
        return jdbc.sql(SELECT + "where s.id = :id")
                .param("id", id)
                .query(this::spike)
                .optional();
    }

    long count(String organizationId, @Nullable LocalDate from, @Nullable LocalDate to) {
        return jdbc.sql("select count(*) from spike s " + OF_ORGANIZATION)
                .param("organization", organizationId)
                .param("from", from)
                .param("to", to)
                .query(Long.class)
                .single();
    }

    /** Newest first. */
    List<Spike> list(String organizationId, @Nullable LocalDate from, @Nullable LocalDate to, int limit, int offset) {
        return jdbc.sql(SELECT + OF_ORGANIZATION
                        + "order by s.usage_date desc, s.detected_at desc, s.id limit :limit offset :offset")
                .param("organization", organizationId)
                .param("from", from)
                .param("to", to)
                .param("limit", limit)
                .param("offset", offset)
                .query(this::spike)
                .list();
    }

    private Spike spike(ResultSet row, int number) throws SQLException {
        return new Spike(
                row.getObject("id", UUID.class),
                row.getString("organization_id"),
                row.getObject("usage_date", LocalDate.class),
                row.getTimestamp("detected_at").toInstant(),
                Origin.valueOf(row.getString("origin").toUpperCase(Locale.ROOT)),
                List.of(json.readValue(row.getString("entries"), SpikeEntry[].class)));
    }
}
