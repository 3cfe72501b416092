package io.spikewatch.billing.backtest;

import static java.util.Comparator.comparing;

import io.spikewatch.billing.catalog.UsageTypes;
import io.spikewatch.billing.examination.Examinations;
import io.spikewatch.billing.examination.Scope;
import io.spikewatch.billing.history.UsageHistories;
import io.spikewatch.billing.spike.EpisodeDay;
import io.spikewatch.billing.spike.Spikes;
import io.spikewatch.detector.Preset;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Walks through an organization's reports as a run does, from the first one on. */
@Component
class BackTests {

    private final Examinations examinations;
    private final Spikes spikes;
    private final UsageTypes usageTypes;

    BackTests(Examinations examinations, Spikes spikes, UsageTypes usageTypes) {
        this.examinations = examinations;
        this.spikes = spikes;
        this.usageTypes = usageTypes;
    }

    /**
     * Newest first.
     *
     * @param sensitivity null: the configured one
     */
    @Transactional(readOnly = true)
    public List<BackTestSpike> of(String organizationId, LocalDate from, LocalDate to, @Nullable Preset sensitivity) {
        var findings = findings(organizationId, from, to, sensitivity);
        var told = spikes.toldOf(findings.stream().map(EpisodeDay::episodeId).toList());
        return findings.stream()
                .map(each -> BackTestSpike.of(
                        each, usageTypes.find(each.usageType()).orElseThrow(), told.contains(each.episodeId())))
                .sorted(comparing(BackTestSpike::usageDate).reversed())
                .toList();
    }

    private List<EpisodeDay> findings(
            String organizationId, LocalDate from, LocalDate to, @Nullable Preset sensitivity) {
        var shard = UsageHistories.shardOf(organizationId);
        var scope = new Scope(shard, from, to, List.of(organizationId), true, sensitivity);
        return examinations.examine(scope, null).stream()
                .flatMap(examined -> examined.findings().stream())
                .filter(EpisodeDay::isToTell)
                .toList();
    }
}
