package io.spikewatch.billing.judgement;

import io.spikewatch.billing.history.Organization;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What the days of one organization came to.
 *
 * @param days those that belong to an episode, in order
 * @param series how many of its usage types there was enough to compare with, by date
 */
public record Examined(Organization organization, List<EpisodeDay> days, Map<LocalDate, Integer> series) {

    public Examined with(List<EpisodeDay> others) {
        return new Examined(
                organization, Stream.concat(days.stream(), others.stream()).toList(), series);
    }

    public List<EpisodeDay> on(LocalDate date) {
        return days.stream().filter(each -> each.date().equals(date)).toList();
    }
}
