package io.spikewatch.app.audience;

import io.spikewatch.app.audience.SendsContent.Recall;
import io.spikewatch.app.audience.SendsContent.State;
import io.spikewatch.app.campaign.Campaigns;
import io.spikewatch.app.ledger.SendCount;
import io.spikewatch.app.ledger.SendFilter;
import io.spikewatch.app.ledger.SendGroup;
import io.spikewatch.app.ledger.Sends;
import io.spikewatch.app.page.Choice;
import io.spikewatch.app.page.Figures;
import io.spikewatch.web.Paging;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds the sends that an operator looks for, and says what became of them. */
@Component
class SendsContents {

    private static final List<String> STATES =
            List.of("planned", "held", "delivered", "suppressed", "discarded", "recalled");
    private static final List<String> ORIGINS = List.of("live", "backfill", "replay", "test");

    private final Sends sends;
    private final Campaigns campaigns;
    private final SendRows rows;

    SendsContents(Sends sends, Campaigns campaigns, SendRows rows) {
        this.sends = sends;
        this.campaigns = campaigns;
        this.rows = rows;
    }

    SendsContent of(SendsView view, Paging paging) {
        var filter = view.filter();
        var counts = sends.summary(filter, List.of(SendGroup.STATE));
        var all = counts.stream().mapToLong(SendCount::count).sum();
        return new SendsContent(
                view,
                all == 1 ? "1 send" : Figures.number(all) + " sends",
                counts.stream().map(each -> state(view, each)).toList(),
                recall(view, counts),
                campaignChoices(view.campaign()),
                choices("Any state", STATES, view.state()),
                choices("Any origin", ORIGINS, view.origin()),
                local(filter.from()),
                local(filter.to()),
                view.address("/api/sends", file(filter)),
                paging.page(all, rows.of(filter, paging.limit(), paging.offset())));
    }

    private static State state(SendsView view, SendCount count) {
        var state = Objects.requireNonNull(count.state());
        return new State(Figures.number(count.count()) + " " + state, view.of(state));
    }

    private static @Nullable Recall recall(SendsView view, List<SendCount> counts) {
        return view.campaign() == null
                ? null
                : counts.stream()
                        .filter(each -> "delivered".equals(each.state()))
                        .findFirst()
                        .map(each -> new Recall(Figures.number(each.count()), view.address(RecallPage.PREVIEW)))
                        .orElse(null);
    }

    /** With the one that was chosen, whether there is such a campaign or not. */
    private List<Choice> campaignChoices(@Nullable String chosen) {
        var named = new LinkedHashMap<String, String>();
        campaigns.all().stream()
                .map(versions -> versions.get(0).campaign())
                .forEach(each -> named.put(each.key(), "%s (%s)".formatted(each.name(), each.key())));
        if (chosen != null) {
            named.putIfAbsent(chosen, chosen);
        }
        return choices("Any campaign", named, chosen);
    }

    private static List<Choice> choices(String any, Map<String, String> labels, @Nullable String chosen) {
        return Stream.concat(
                        Stream.of(new Choice("", any, chosen == null)),
                        labels.entrySet().stream()
                                .map(each -> new Choice(
                                        each.getKey(),
                                        each.getValue(),
                                        each.getKey().equals(chosen))))
                .toList();
    }

    private static List<Choice> choices(String any, List<String> words, @Nullable String chosen) {
        var labels = new LinkedHashMap<String, String>();
        words.forEach(each -> labels.put(each, each));
        return choices(any, labels, chosen);
    }

    /** As a browser's field for times has it. */
    private static @Nullable String local(@Nullable Instant time) {
        return time == null
                ? null
                : LocalDateTime.ofInstant(time, ZoneOffset.UTC).toString();
    }

    private static Map<String, Object> file(SendFilter filter) {
        var parameters = new HashMap<String, Object>();
        parameters.put("format", "csv");
        if (filter.from() != null) {
            parameters.put("from", filter.from());
        }
        if (filter.to() != null) {
            parameters.put("to", filter.to());
        }
        return parameters;
    }
}
