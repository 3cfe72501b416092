package io.spikewatch.billing.spike;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;

import io.micrometer.core.instrument.MeterRegistry;
import io.spikewatch.billing.history.Organization;
import io.spikewatch.billing.judgement.EpisodeDay;
import io.spikewatch.billing.judgement.Examined;
import io.spikewatch.billing.report.UsageReports;
import io.spikewatch.billing.story.Explanations;
import io.spikewatch.billing.story.SpikeEntry;
import io.spikewatch.messages.Direction;
import io.spikewatch.messages.Origin;
import io.spikewatch.messages.SpikeIds;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Records what detection found, passes on what is new and takes back what no longer holds. */
@Component
public class Spikes {

    private static final Logger log = LoggerFactory.getLogger(Spikes.class);

    /** What was found later than this is history, not news. */
    private static final int DAYS_OF_NEWS = 7;

    private final SpikeRepository repository;
    private final Explanations explanations;
    private final SpikeMessages messages;
    private final Withdrawals withdrawals;
    private final UsageReports reports;
    private final MeterRegistry meters;
    private final Clock clock;

    Spikes(
            SpikeRepository repository,
            Explanations explanations,
            SpikeMessages messages,
            Withdrawals withdrawals,
            UsageReports reports,
            MeterRegistry meters,
            Clock clock) {
        this.repository = repository;
        this.explanations = explanations;
        this.messages = messages;
        this.withdrawals = withdrawals;
        this.reports = reports;
        this.meters = meters;
        this.clock = clock;
    }

    /** What {@link #settle} would tell of. */
    public List<EpisodeDay> toTell(Collection<Examined> batch) {
        return news(batch).stream().flatMap(each -> each.days().stream()).toList();
    }

    /**
     * Stores what is new and hands a message for each organization and date to the outbox; takes back what people were told
     * of the range and no longer holds. All of it in the caller's transaction, who keeps others from examining the
     * organizations meanwhile. Returns the date of each message that tells of something new.
     *
     * @param batch of which all reported days of the range were examined
     * @param origin null: judged by the report and the date
     * @param guarded dates of which drops wait, as {@link HeldDrops}
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<LocalDate> settle(
            Collection<Examined> batch, LocalDate from, LocalDate to, @Nullable Origin origin, Set<LocalDate> guarded) {
        return settle(news(batch), batch, from, to, origin, guarded);
    }

    /**
     * Likewise once reports came late. News are of scheduled dates, whose drops wait, and of those on which people have
     * heard of the organization before: what they were told may have turned into something else.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<LocalDate> settleAgain(
            Collection<Examined> batch, LocalDate from, LocalDate to, Set<LocalDate> scheduled) {
        var news = news(batch).stream()
                .filter(each -> scheduled.contains(each.date()) || isToldOf(each))
                .toList();
        return settle(news, batch, from, to, null, scheduled);
    }

    private boolean isToldOf(News news) {
        return !repository
                .entries(Set.of(news.organization().id()), news.date(), news.date())
                .isEmpty();
    }

    private List<LocalDate> settle(
            List<News> news,
            Collection<Examined> batch,
            LocalDate from,
            LocalDate to,
            @Nullable Origin origin,
            Set<LocalDate> guarded) {
        news.forEach(each -> record(each, origin == null ? originOf(each) : origin, guarded.contains(each.date())));
        withdrawals.settle(batch, from, to);
        return news.stream().map(News::date).toList();
    }

    private List<News> news(Collection<Examined> batch) {
        var episodes = batch.stream()
                .flatMap(each -> each.days().stream())
                .filter(EpisodeDay::isToTell)
                .map(EpisodeDay::episodeId)
                .toList();
        if (episodes.isEmpty()) {
            return List.of();
        }
        var known = repository.entries(episodes).stream()
                .flatMap(StoredEntry::known)
                .collect(toSet());
        return batch.stream().flatMap(each -> news(each, known)).toList();
    }

    private Stream<News> news(Examined examined, Set<EpisodeKey> known) {
        return examined.days().stream()
                .filter(EpisodeDay::isToTell)
                .filter(day -> EpisodeKey.anyOf(day).noneMatch(known::contains))
                .collect(groupingBy(EpisodeDay::date, TreeMap::new, toList()))
                .entrySet()
                .stream()
                .map(date ->
                        new News(examined.organization(), date.getKey(), date.getValue(), examined.on(date.getKey())));
    }

    private void record(News news, Origin origin, boolean guarded) {
        var keys = news.days().stream().map(EpisodeKey::of).toList();
        var id = SpikeIds.spikeId(
                news.organization().id(),
                news.date(),
                keys.stream().map(EpisodeKey::episodeId).toList());
        var entries = explanations.explain(news.organization(), news.days(), news.sameDay());
        var spike = new Spike(id, news.organization().id(), news.date(), clock.instant(), origin, entries);
        var waits = guarded && entries.stream().anyMatch(entry -> entry.direction() == Direction.DOWN);
        repository.insert(spike, keys, waits);
        if (!waits) {
            messages.tell(news.organization(), spike);
        }
        meters.counter("billing.spikes.found").increment(entries.size());
        entries.forEach(entry -> log(news.organization(), entry));
    }

    private Origin originOf(News news) {
        var isNew = ChronoUnit.DAYS.between(news.date(), LocalDate.now(clock)) <= DAYS_OF_NEWS;
        return reports.originOf(news.organization().id(), news.date())
                .filter(reported -> reported != Origin.LIVE)
                .orElse(isNew ? Origin.LIVE : Origin.BACKFILL);
    }

    private static void log(Organization organization, SpikeEntry entry) {
        log.info(
                "Spike detected: organization={} usageType={} date={} direction={} observed={} baseline={}",
                organization.id(),
                entry.usageType(),
                entry.usageDate(),
                entry.direction(),
                entry.observed(),
                entry.expected());
    }

    /**
     * What nobody has heard of, of one organization and date.
     *
     * @param sameDay all that was found of the date
     */
    private record News(Organization organization, LocalDate date, List<EpisodeDay> days, List<EpisodeDay> sameDay) {}
}
