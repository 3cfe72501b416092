package io.spikewatch.app.operations;

import io.spikewatch.app.audience.SendRows;
import io.spikewatch.app.audience.SendsView;
import io.spikewatch.app.campaign.CampaignVersion;
import io.spikewatch.app.campaign.Campaigns;
import io.spikewatch.app.hold.Hold;
import io.spikewatch.app.hold.Hold.State;
import io.spikewatch.app.hold.Holds;
import io.spikewatch.app.ledger.SendCount;
import io.spikewatch.app.ledger.SendFilter;
import io.spikewatch.app.ledger.SendGroup;
import io.spikewatch.app.ledger.Sends;
import io.spikewatch.app.operations.HoldContent.Decision;
import io.spikewatch.app.operations.HoldContent.Part;
import io.spikewatch.app.operations.HoldContent.Row;
import io.spikewatch.app.operations.HoldContent.Text;
import io.spikewatch.app.page.Figures;
import io.spikewatch.app.page.Moment;
import io.spikewatch.app.page.People;
import io.spikewatch.web.PagedList;
import io.spikewatch.web.Paging;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts together what an operator has to know to decide about a hold. */
@Component
class HoldContents {

    private static final int SAMPLE = 10;
    private static final int MOST_PARTS = 20;

    private final Holds holds;
    private final Campaigns campaigns;
    private final Sends sends;
    private final SendRows rows;
    private final People people;
    private final Clock clock;

    HoldContents(Holds holds, Campaigns campaigns, Sends sends, SendRows rows, People people, Clock clock) {
        this.holds = holds;
        this.campaigns = campaigns;
        this.sends = sends;
        this.rows = rows;
        this.people = people;
        this.clock = clock;
    }

    PagedList<Row> list(Paging paging) {
        var found = holds.list(paging.limit(), paging.offset());
        return paging.page(holds.count(), found.stream().map(this::row).toList());
    }

    private Row row(Hold hold) {
        return new Row(
                hold.id(),
                nameOf(hold),
                hold.version(),
                Figures.number(hold.sends()),
                Figures.number(hold.usual()),
                Figures.number(hold.limit()),
                hold.state().word(),
                hold.state() == State.OPEN,
                Moment.of(hold.openedAt(), clock.instant()),
                Moment.of(hold.settledAt(), clock.instant()));
    }

    HoldContent of(UUID id) {
        var hold = holds.get(id);
        var filter = SendFilter.ofHold(id);
        var counts =
                sends.summary(filter, List.of(SendGroup.VERSION, SendGroup.ORIGIN, SendGroup.COHORT, SendGroup.STATE));
        var parts = parts(hold, counts);
        var versions = counts.stream().flatMap(each -> Stream.ofNullable(each.version()));
        return new HoldContent(
                id,
                hold.campaign(),
                HoldSentence.of(hold, nameOf(hold), versions.distinct().sorted().toList()),
                Figures.number(hold.sends()),
                hold.state() == State.OPEN ? Figures.number(hold.sends()) : null,
                decision(hold),
                parts.stream().limit(MOST_PARTS).toList(),
                others(counts),
                texts(hold, counts),
                rows.of(filter, SAMPLE, 0),
                SendsView.ofHold(id));
    }

    private String nameOf(Hold hold) {
        return campaigns.get(hold.campaign()).name();
    }

    private @Nullable Decision decision(Hold hold) {
        return hold.state() == State.OPEN
                ? null
                : new Decision(
                        (hold.state() == State.DISCARDED ? "Discarded by " : "Released by ")
                                + people.actor(hold.settledBy()),
                        holds.reason(hold.id()).orElse(""),
                        Moment.of(hold.settledAt(), clock.instant()));
    }

    private static List<Part> parts(Hold hold, List<SendCount> counts) {
        return largestFirst(counts).map(each -> part(hold, each)).toList();
    }

    private static Part part(Hold hold, SendCount count) {
        var version = Objects.requireNonNull(count.version());
        var origin = Objects.requireNonNull(count.origin());
        var cohort = Objects.requireNonNull(count.cohort());
        var state = Objects.requireNonNull(count.state());
        var share = BigDecimal.valueOf(count.count())
                .divide(BigDecimal.valueOf(Math.max(1, hold.sends())), MathContext.DECIMAL32);
        return new Part(
                version,
                origin,
                cohort,
                state,
                Figures.number(count.count()),
                Figures.share(share),
                share.movePointRight(2).intValue(),
                SendsView.ofHold(hold.id(), version, origin, cohort, state));
    }

    private static @Nullable String others(List<SendCount> counts) {
        var left = largestFirst(counts)
                .skip(MOST_PARTS)
                .mapToLong(SendCount::count)
                .sum();
        return left == 0 ? null : Figures.number(left);
    }

    private static Stream<SendCount> largestFirst(List<SendCount> counts) {
        return counts.stream().sorted(Comparator.comparingLong(SendCount::count).reversed());
    }

    private List<Text> texts(Hold hold, List<SendCount> counts) {
        return counts.stream()
                .flatMap(each -> Stream.ofNullable(each.version()))
                .distinct()
                .sorted()
                .map(version -> campaigns.find(hold.campaign(), version))
                .flatMap(Optional::stream)
                .flatMap(HoldContents::text)
                .toList();
    }

    private static Stream<Text> text(CampaignVersion version) {
        return Stream.ofNullable(version.definition().template())
                .map(template -> new Text(version.number(), template.title(), template.body()));
    }
}
