package io.spikewatch.billing.explanation;

import io.spikewatch.billing.history.DailyUsages;
import io.spikewatch.billing.history.Organization;
import io.spikewatch.billing.history.UsageHistory;
import io.spikewatch.billing.holiday.Holidays;
import io.spikewatch.billing.report.UsageReports;
import io.spikewatch.billing.sensitivity.Sensitivities;
import io.spikewatch.detector.EpisodeState;
import io.spikewatch.detector.Judgement;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gathers what explains a judged day of an organization. */
@Component
public class Explainer {

    /** Days that a history should have before the one that is to be explained. */
    public static final int DAYS = 104;

    private static final int SUSTAINED_DAYS = 3;

    /** After a day's end; reports that come later, or are corrected, are late. */
    private static final Duration PUNCTUAL = Duration.ofDays(1);

    private final Holidays holidays;
    private final DailyUsages dailyUsages;
    private final UsageReports reports;
    private final Sensitivities sensitivities;

    Explainer(Holidays holidays, DailyUsages dailyUsages, UsageReports reports, Sensitivities sensitivities) {
        this.holidays = holidays;
        this.dailyUsages = dailyUsages;
        this.reports = reports;
        this.sensitivities = sensitivities;
    }

    /** Looks for the last day as extreme in the history, and before it if need be; a team's history has all its days. */
    public Extreme extreme(UsageHistory history, Judgement judgement) {
        var recent = Extreme.of(history, judgement);
        if (recent.since() != null || history.teamId() != null) {
            return recent;
        }
        var earlier = dailyUsages.lastAlike(
                history.organizationId(),
                history.usageType(),
                history.first(),
                judgement.observed(),
                Extreme.isRise(judgement));
        return new Extreme(earlier.date(), recent.days() + earlier.days());
    }

    /** @param relatedMetrics what else moved alike */
    public Explanation explain(
            Organization organization,
            UsageHistory history,
            Judgement judgement,
            Extreme extreme,
            List<String> relatedMetrics) {
        var date = LocalDate.ofEpochDay(judgement.epochDay());
        var window = BaselineWindow.before(date, history);
        var rise = Extreme.isRise(judgement);
        var episode = Optional.ofNullable(judgement.episode());
        return new Explanation(
                Figures.count(judgement.observed() - judgement.expected()),
                Figures.countIfAny(judgement.typicalSameWeekday()),
                Figures.countIfAny(judgement.meanLast28()),
                rise ? extreme.since() : null,
                rise ? null : extreme.since(),
                judgement.historyDays(),
                Severity.of(judgement),
                Confidence.of(judgement),
                episode.map(each -> LocalDate.ofEpochDay(each.start())).orElse(null),
                episode.map(each -> judgement.epochDay() - each.start() + 1).orElse(null),
                episode.map(each -> Figures.twoDigits(each.peakFactor())).orElse(null),
                episode.map(Explainer::isSustained).orElse(null),
                suppression(judgement),
                CalendarNote.of(history, judgement, holidays.near(organization.region(), date)),
                new DataQuality(window.missingDays(history), isLate(history, date)),
                window,
                sensitivities.preset().name().toLowerCase(Locale.ROOT),
                sensitivities.hash(history.usageType()).orElse(null),
                relatedMetrics);
    }

    private static boolean isSustained(EpisodeState episode) {
        return episode.abnormalDays() >= SUSTAINED_DAYS;
    }

    private static @Nullable String suppression(Judgement judgement) {
        var suppression = judgement.suppression();
        return suppression == null ? null : suppression.name().toLowerCase(Locale.ROOT);
    }

    private boolean isLate(UsageHistory history, LocalDate date) {
        var punctual = date.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().plus(PUNCTUAL);
        return reports.receivedAt(history.organizationId(), date)
                .filter(received -> received.isAfter(punctual))
                .isPresent();
    }
}
