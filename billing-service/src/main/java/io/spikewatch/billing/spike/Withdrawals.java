package io.spikewatch.billing.spike;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import io.micrometer.core.instrument.MeterRegistry;
import io.spikewatch.billing.history.Organization;
import io.spikewatch.messages.UsageSpikeDetected.Withdrawn;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Marks what people were told and no longer holds once its days have been examined again: there is no such episode among
 * them any more, or the day is no such escalation. People are told so once each time; that it holds again is only marked, as
 * they know the episode.
 */
@Component
class Withdrawals {

    private static final Logger log = LoggerFactory.getLogger(Withdrawals.class);

    private static final String REASON = "By corrected or late reports, %s did not leave its normal range";

    private final SpikeRepository repository;
    private final SpikeMessages messages;
    private final MeterRegistry meters;
    private final Clock clock;

    Withdrawals(SpikeRepository repository, SpikeMessages messages, MeterRegistry meters, Clock clock) {
        this.repository = repository;
        this.messages = messages;
        this.meters = meters;
        this.clock = clock;
    }

    /** @param batch of which all days of the range were examined */
    void settle(Collection<Examined> batch, LocalDate from, LocalDate to) {
        var organizations =
                batch.stream().collect(toMap(each -> each.organization().id(), Examined::organization));
        var findings = batch.stream().flatMap(each -> each.findings().stream()).toList();
        var found = keys(findings.stream());
        repository.told(organizations.keySet(), from, to).stream()
                .filter(entry -> !entry.withdrawn() && !found.contains(entry.key()))
                .collect(groupingBy(ToldEntry::spikeId, LinkedHashMap::new, toList()))
                .forEach((spike, entries) -> withdraw(spike, entries, organizations));
        restore(findings.stream().filter(Finding::isToTell).toList());
    }

    /** What people may know of these days: that their episodes began, and which of the days were escalations. */
    private static Set<EpisodeKey> keys(Stream<Finding> findings) {
        return findings.flatMap(each -> Stream.of(each.key(), new EpisodeKey(each.episodeId(), null)))
                .collect(toSet());
    }

    private void restore(List<Finding> toTell) {
        if (!toTell.isEmpty()) {
            var found = keys(toTell.stream());
            repository.told(toTell.stream().map(Finding::episodeId).toList()).stream()
                    .filter(entry -> entry.withdrawn() && found.contains(entry.key()))
                    .forEach(this::restore);
        }
    }

    private void restore(ToldEntry entry) {
        repository.restore(entry);
        log.info("Spike holds again: spike={} episode={}", entry.spikeId(), entry.episodeId());
    }

    private void withdraw(UUID spikeId, List<ToldEntry> entries, Map<String, Organization> organizations) {
        var now = clock.instant();
        var reason = REASON.formatted(entries.get(0).usageDate());
        entries.forEach(entry -> repository.withdraw(entry, now, reason));
        if (entries.stream().allMatch(ToldEntry::untold)) {
            return;
        }
        var spike = repository.find(spikeId).orElseThrow();
        var organization = Objects.requireNonNull(organizations.get(spike.organizationId()));
        var withdrawn = new Withdrawn(episodesWithdrawn(spike), now, reason);
        messages.takeBack(organization, spike, withdrawn, repository.nextWithdrawal(spikeId));
        meters.counter("billing.spikes.withdrawn").increment(entries.size());
        log.info("Spike withdrawn: organization={} date={} spike={}", organization.id(), spike.usageDate(), spikeId);
    }

    private static List<String> episodesWithdrawn(Spike spike) {
        return spike.spikes().stream()
                .filter(entry -> entry.withdrawnAt() != null)
                .map(entry -> entry.episodeId().toString())
                .toList();
    }
}
