package io.spikewatch.app.outgoing;

import io.spikewatch.app.campaign.Campaign;
import io.spikewatch.app.campaign.CampaignVersion;
import io.spikewatch.app.campaign.Campaigns;
import io.spikewatch.app.hold.Hold;
import io.spikewatch.app.hold.Holds;
import io.spikewatch.app.ledger.SendCount;
import io.spikewatch.app.ledger.SendFilter;
import io.spikewatch.app.ledger.SendGroup;
import io.spikewatch.app.ledger.Sends;
import io.spikewatch.app.outgoing.OutgoingContent.Hour;
import io.spikewatch.app.outgoing.OutgoingContent.Key;
import io.spikewatch.app.outgoing.OutgoingContent.OpenHold;
import io.spikewatch.app.outgoing.OutgoingContent.Row;
import io.spikewatch.app.page.ChartFrame;
import io.spikewatch.app.page.Choice;
import io.spikewatch.app.page.Dates;
import io.spikewatch.app.page.Figures;
import io.spikewatch.app.version.StateTag;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Puts together what waits to go out, what is held, and how each campaign does. */
@Component
class OutgoingContents {

    private static final Duration RECENTLY = Duration.ofDays(28);
    private static final List<SendGroup> WAITING_BY =
            List.of(SendGroup.HOUR, SendGroup.CAMPAIGN, SendGroup.VERSION, SendGroup.COHORT, SendGroup.STATE);

    private final Campaigns campaigns;
    private final Sends sends;
    private final Holds holds;
    private final Clock clock;

    OutgoingContents(Campaigns campaigns, Sends sends, Holds holds, Clock clock) {
        this.campaigns = campaigns;
        this.sends = sends;
        this.holds = holds;
        this.clock = clock;
    }

    OutgoingContent of(Split split) {
        var all = campaigns.all();
        var names = names(all.stream().map(each -> each.get(0).campaign()));
        var waiting = waiting();
        var forecast = Forecast.of(waiting, clock.instant(), send -> split.seriesOf(send, names));
        return new OutgoingContent(
                ForecastSentence.of(forecast, waiting, names),
                splits(split),
                ForecastSentence.title(forecast),
                forecast.total() == 0
                        ? List.of()
                        : ChartFrame.ALL.stream()
                                .map(frame -> ForecastChart.of(forecast, frame))
                                .toList(),
                keys(forecast),
                hours(forecast),
                holds.open().stream().map(each -> openHold(each, names)).toList(),
                rows(all, waiting));
    }

    private List<SendCount> waiting() {
        return Stream.of("planned", "held")
                .flatMap(state -> sends.summary(SendFilter.inState(state), WAITING_BY).stream())
                .toList();
    }

    private static UnaryOperator<String> names(Stream<Campaign> all) {
        var names = all.collect(Collectors.toMap(Campaign::key, Campaign::name));
        return key -> names.getOrDefault(key, key);
    }

    private static List<Choice> splits(Split chosen) {
        return Arrays.stream(Split.values())
                .map(each -> new Choice(each.word(), each.label(), each == chosen))
                .toList();
    }

    private static List<Key> keys(Forecast forecast) {
        return IntStream.range(0, forecast.series().size())
                .mapToObj(each -> new Key(
                        "s" + (each + 1),
                        forecast.series().get(each).name(),
                        Figures.number(forecast.series().get(each).total())))
                .toList();
    }

    private static List<Hour> hours(Forecast forecast) {
        return IntStream.range(0, forecast.hours().size())
                .mapToObj(hour -> new Hour(
                        Dates.hour(forecast.hours().get(hour)),
                        forecast.series().stream()
                                .map(each -> Figures.number(each.total(hour)))
                                .toList(),
                        Figures.number(forecast.held(hour)),
                        Figures.number(forecast.total(hour))))
                .toList();
    }

    private static OpenHold openHold(Hold hold, UnaryOperator<String> names) {
        return new OpenHold(
                hold.id(),
                "Held: %s of %s, version %d."
                        .formatted(ForecastSentence.sends(hold.sends()), names.apply(hold.campaign()), hold.version()),
                "Usual are %s a day, the limit is %s."
                        .formatted(Figures.number(hold.usual()), Figures.number(hold.limit())));
    }

    private List<Row> rows(Collection<List<CampaignVersion>> all, List<SendCount> waiting) {
        var planned = sums(waiting.stream());
        var recently = sends.summary(
                SendFilter.since(clock.instant().minus(RECENTLY)), List.of(SendGroup.CAMPAIGN, SendGroup.STATE));
        var delivered = sums(inState(recently, "delivered"));
        var suppressed = sums(inState(recently, "suppressed"));
        return all.stream()
                .map(each -> row(CampaignVersion.leading(each), planned, delivered, suppressed))
                .toList();
    }

    private static Stream<SendCount> inState(List<SendCount> counts, String state) {
        return counts.stream().filter(each -> state.equals(each.state()));
    }

    private static Map<String, Long> sums(Stream<SendCount> counts) {
        return counts.collect(Collectors.groupingBy(
                each -> String.valueOf(each.campaign()), Collectors.summingLong(SendCount::count)));
    }

    private Row row(
            CampaignVersion leading,
            Map<String, Long> planned,
            Map<String, Long> delivered,
            Map<String, Long> suppressed) {
        var campaign = leading.campaign();
        return new Row(
                campaign.key(),
                campaign.name(),
                campaign.event(),
                StateTag.of(leading),
                campaign.paused(),
                campaign.silentSince() == null ? null : Dates.ago(campaign.silentSince(), clock.instant()),
                Figures.number(planned.getOrDefault(campaign.key(), 0L)),
                Figures.number(delivered.getOrDefault(campaign.key(), 0L)),
                Figures.number(suppressed.getOrDefault(campaign.key(), 0L)));
    }
}
