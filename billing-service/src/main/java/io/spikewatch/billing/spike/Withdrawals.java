package io.spikewatch.billing.spike;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toMap;

import io.micrometer.core.instrument.MeterRegistry;
import io.spikewatch.billing.history.Organization;
import io.spikewatch.billing.judgement.Examined;
import io.spikewatch.billing.sensitivity.Sensitivities;
import io.spikewatch.messages.UsageSpikeDetected.Withdrawn;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
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
 * them any more, or the day is no such escalation, or a team's day is the story of its organization now. What was judged
 * by other numbers than the present ones, by another detector, or of a usage type that the catalogue no longer has, stays
 * as it was told: the facts are the same. Each time one message about the spike lists all of it that does not hold now:
 * nothing, where it holds again.
 */
@Component
class Withdrawals {

    private static final Logger log = LoggerFactory.getLogger(Withdrawals.class);

    private static final String AGAIN = "By what is known today, %s left its normal range after all";

    private final SpikeRepository repository;
    private final SpikeMessages messages;
    private final DoubtfulTeams doubtfulTeams;
    private final Sensitivities sensitivities;
    private final MeterRegistry meters;
    private final Clock clock;

    Withdrawals(
            SpikeRepository repository,
            SpikeMessages messages,
            DoubtfulTeams doubtfulTeams,
            Sensitivities sensitivities,
            MeterRegistry meters,
            Clock clock) {
        this.repository = repository;
        this.messages = messages;
        this.doubtfulTeams = doubtfulTeams;
        this.sensitivities = sensitivities;
        this.meters = meters;
        this.clock = clock;
    }

    /** @param batch of which all days of the range were examined */
    void settle(Collection<Examined> batch, LocalDate from, LocalDate to) {
        var organizations =
                batch.stream().collect(toMap(each -> each.organization().id(), Examined::organization));
        repository.lockWaiting(organizations.keySet(), from, to);
        var changes = changes(batch, organizations, from, to);
        changes.withdrawn().forEach((entry, reason) -> repository.withdraw(entry, clock.instant(), reason));
        changes.restored().forEach(repository::restore);
        changes.spikes().forEach(id -> tell(repository.find(id).orElseThrow(), changes.reason(id), organizations));
        meters.counter("billing.spikes.withdrawn").increment(changes.withdrawn().size());
    }

    private Changes changes(
            Collection<Examined> batch, Map<String, Organization> organizations, LocalDate from, LocalDate to) {
        var found = new Evidence(
                batch.stream().flatMap(each -> each.days().stream()).toList());
        var told = repository.entries(organizations.keySet(), from, to);
        var doubtful = told.stream()
                .filter(entry -> entry.isBy(sensitivities) && !found.supports(entry))
                .toList();
        var evidence = found.with(doubtfulTeams.judge(doubtful, organizations, from, to));
        return new Changes(unfounded(doubtful, evidence), foundAgain(told, evidence));
    }

    /** What no longer holds, and why. */
    private static Map<StoredEntry, String> unfounded(List<StoredEntry> doubtful, Evidence evidence) {
        return doubtful.stream()
                .filter(entry -> !entry.withdrawn() && !evidence.supports(entry))
                .collect(toMap(entry -> entry, evidence::reasonAgainst, (a, b) -> a, LinkedHashMap::new));
    }

    private static List<StoredEntry> foundAgain(List<StoredEntry> told, Evidence evidence) {
        return told.stream()
                .filter(entry -> entry.withdrawn() && evidence.tells(entry))
                .toList();
    }

    private void tell(Spike spike, String reason, Map<String, Organization> organizations) {
        var organization = Objects.requireNonNull(organizations.get(spike.organizationId()));
        var withdrawn = new Withdrawn(episodesWithdrawn(spike), clock.instant(), reason);
        messages.takeBack(organization, spike, withdrawn, repository.nextWithdrawal(spike.id()));
        log.info(
                "Spike withdrawn or restored: organization={} date={} spike={} withdrawn={}",
                organization.id(),
                spike.usageDate(),
                spike.id(),
                withdrawn.episodeIds());
    }

    private static List<String> episodesWithdrawn(Spike spike) {
        return spike.spikes().stream()
                .filter(entry -> entry.withdrawnAt() != null)
                .map(entry -> entry.episodeId().toString())
                .toList();
    }

    /**
     * What turned out otherwise.
     *
     * @param withdrawn with the reasons
     */
    private record Changes(Map<StoredEntry, String> withdrawn, List<StoredEntry> restored) {

        /** Those that people were told of. */
        Set<UUID> spikes() {
            return Stream.concat(withdrawn.keySet().stream(), restored.stream())
                    .filter(StoredEntry::isHeard)
                    .map(StoredEntry::spikeId)
                    .collect(toCollection(LinkedHashSet::new));
        }

        String reason(UUID spikeId) {
            var of = Stream.concat(
                    withdrawn.entrySet().stream()
                            .filter(each -> each.getKey().spikeId().equals(spikeId))
                            .map(Map.Entry::getValue),
                    restored.stream()
                            .filter(each -> each.spikeId().equals(spikeId))
                            .map(each -> AGAIN.formatted(each.usageDate())));
            return of.findFirst().orElseThrow();
        }
    }
}
