package io.spikewatch.billing.detection;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The dates that scheduled runs examine, and what has come of them in a shard. */
@Repository
public class ScheduledDates {

    private final JdbcClient jdbc;

    ScheduledDates(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** From a date on, those of scheduled runs that have been through a shard, or are on their way; in order. */
    public List<LocalDate> since(int shard, LocalDate first) {
        return jdbc.sql("""
                        select p.from_date from detection_part p join detection_run r on r.id = p.run_id
                        where r.scheduled and p.shard = :shard and p.from_date >= :first
                          and (p.done_at is not null or p.examined_to is not null)
                        order by p.from_date
                        """)
                .param("shard", shard)
                .param("first", first)
                .query(LocalDate.class)
                .list();
    }

    /**
     * Counts what late reports led to with the scheduled runs of its dates.
     *
     * @param spikes the date of each
     * @param series how many were judged, by date
     */
    public void count(int shard, List<LocalDate> spikes, Map<LocalDate, Integer> series) {
        jdbc.sql("""
                        update detection_part p
                        set spikes = spikes + (select count(*) from unnest(:spikes::date[]) date where date = p.from_date),
                            series = p.series + judged.series
                        from unnest(:dates::date[], :series::int[]) judged (date, series), detection_run r
                        where r.id = p.run_id and r.scheduled and p.from_date = judged.date and p.shard = :shard
                        """)
                .param("shard", shard)
                .param("spikes", texts(spikes))
                .param("dates", texts(series.keySet()))
                .param("series", texts(series.values()))
                .update();
    }

    private static String[] texts(Collection<?> values) {
        return values.stream().map(Object::toString).toArray(String[]::new);
    }
}
