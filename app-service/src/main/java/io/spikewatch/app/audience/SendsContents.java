package io.spikewatch.app.audience;

import io.spikewatch.app.audience.SendsContent.Recall;
import io.spikewatch.app.audience.SendsContent.State;
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
    private final SendRows rows;

    SendsContents(Sends sends, SendRows rows) {
        this.sends = sends;
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

    private static List<Choice> choices(String any, List<String> words, @Nullable String chosen) {
        return Stream.concat(
                        Stream.of(new Choice("", any, chosen == null)),
                        words.stream().map(each -> new Choice(each, each, each.equals(chosen))))
                .toList();
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
