package io.spikewatch.billing.backtest;

import static java.util.Comparator.comparing;
import static java.util.Objects.requireNonNull;

import io.spikewatch.billing.catalog.UsageTypes;
import io.spikewatch.billing.examination.Examinations;
import io.spikewatch.billing.examination.Scope;
import io.spikewatch.billing.history.UsageHistories;
import io.spikewatch.billing.judgement.EpisodeDay;
import io.spikewatch.billing.judgement.Examined;
import io.spikewatch.billing.spike.ToldSpikes;
import io.spikewatch.billing.story.Explanations;
import io.spikewatch.detector.Preset;
import io.spikewatch.web.PagedList;
import io.spikewatch.web.Paging;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Walks through an organization's reports as a run does, from the first one on. */
@Component
class BackTests {

    private final Examinations examinations;
    private final Explanations explanations;
    private final ToldSpikes toldSpikes;
    private final UsageTypes usageTypes;

    BackTests(Examinations examinations, Explanations explanations, ToldSpikes toldSpikes, UsageTypes usageTypes) {
        this.examinations = examinations;
        this.explanations = explanations;
        this.toldSpikes = toldSpikes;
        this.usageTypes = usageTypes;
    }

    /**
     * Newest first.
     *
     * @param sensitivity null: the configured one
     */
    @Transactional(readOnly = true)
    public PagedList<BackTestSpike> of(
            String organizationId, LocalDate from, LocalDate to, @Nullable Preset sensitivity, Paging paging) {
        var shard = UsageHistories.shardOf(organizationId);
        var scope = new Scope(shard, from, to, List.of(organizationId), true, sensitivity);
        return examinations.examine(scope, null, 1).stream()
                .findFirst()
                .map(examined -> page(examined, paging))
                .orElseGet(() -> paging.page(0, List.of()));
    }

    private PagedList<BackTestSpike> page(Examined examined, Paging paging) {
        var found = examined.days().stream()
                .filter(EpisodeDay::isToTell)
                .sorted(comparing(EpisodeDay::date).reversed())
                .toList();
        var page = found.stream().skip(paging.offset()).limit(paging.limit()).toList();
        return paging.page(found.size(), spikes(examined, page));
    }

    private List<BackTestSpike> spikes(Examined examined, List<EpisodeDay> days) {
        var told = toldSpikes.among(days.stream().map(EpisodeDay::episodeId).toList());
        var sentences = explanations.sentences(examined, days);
        return days.stream()
                .map(day -> BackTestSpike.of(
                        day,
                        usageTypes.find(day.usageType()).orElseThrow(),
                        requireNonNull(sentences.get(day)),
                        told.contains(day.episodeId())))
                .toList();
    }
}
