package io.spikewatch.billing.spike;

import io.spikewatch.billing.history.Organization;
import io.spikewatch.billing.outbox.Outbox;
import io.spikewatch.billing.report.UsageReports;
import io.spikewatch.billing.spike.Detection.Finding;
import io.spikewatch.messages.Envelope;
import io.spikewatch.messages.Origin;
import io.spikewatch.messages.SpikeIds;
import io.spikewatch.messages.UsageSpikeDetected;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Records what detection found and passes on what is new. */
@Component
public class Spikes {

    private static final Logger log = LoggerFactory.getLogger(Spikes.class);

    /** What was found later than this is history, not news. */
    private static final int DAYS_OF_NEWS = 7;

    private final SpikeRepository repository;
    private final Detection detection;
    private final UsageReports reports;
    private final Outbox outbox;
    private final Clock clock;

    Spikes(SpikeRepository repository, Detection detection, UsageReports reports, Outbox outbox, Clock clock) {
        this.repository = repository;
        this.detection = detection;
        this.reports = reports;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Those of the findings whose episodes nobody has heard of. */
    public List<Finding> news(List<Finding> findings) {
        var known = repository.known(findings.stream().map(Finding::episodeId).toList());
        return findings.stream()
                .filter(finding -> !known.contains(finding.episodeId()))
                .toList();
    }

    /**
     * Stores what is new of one organization and date and hands one message about all of it to the outbox, both in the
     * caller's transaction. The caller keeps others from examining the organization meanwhile.
     *
     * @param origin null: judged by the report and the date
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(Organization organization, LocalDate date, List<Finding> news, @Nullable Origin origin) {
        var entries = news.stream().map(detection::explain).toList();
        var episodeIds = entries.stream().map(SpikeEntry::episodeId).toList();
        var spike = new Spike(
                SpikeIds.spikeId(organization.id(), date, episodeIds),
                organization.id(),
                date,
                clock.instant(),
                origin == null ? originOf(organization.id(), date) : origin,
                entries);
        repository.insert(spike);
        outbox.enqueue(
                new Envelope(spike.id().toString(), spike.detectedAt(), spike.origin(), message(organization, spike)));
        spike.spikes().forEach(entry -> log(organization, entry));
    }

    private Origin originOf(String organizationId, LocalDate date) {
        var news = ChronoUnit.DAYS.between(date, LocalDate.now(clock)) <= DAYS_OF_NEWS;
        return reports.originOf(organizationId, date)
                .filter(reported -> reported != Origin.LIVE)
                .orElse(news ? Origin.LIVE : Origin.BACKFILL);
    }

    private static UsageSpikeDetected message(Organization organization, Spike spike) {
        return new UsageSpikeDetected(
                spike.id().toString(),
                organization.id(),
                organization.name(),
                organization.billingId(),
                organization.stripeCustomerId(),
                spike.usageDate().toString(),
                spike.spikes().stream().map(SpikeEntry::toMessage).toList());
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
}
