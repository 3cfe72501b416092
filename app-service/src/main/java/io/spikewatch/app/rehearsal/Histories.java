package io.spikewatch.app.rehearsal;

import io.spikewatch.app.campaign.CampaignVersion;
import io.spikewatch.app.campaign.Template;
import io.spikewatch.app.event.EventKinds;
import io.spikewatch.app.event.Occasion;
import io.spikewatch.app.message.Messages;
import io.spikewatch.app.send.Audience;
import io.spikewatch.app.send.CampaignSends;
import io.spikewatch.app.send.Candidates;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Tries versions on the events of the last days, a set of events at a time. The newest come first, until there are no more,
 * or as many as can be tried in bounded time and memory.
 */
@Component
class Histories {

    private static final int MOST_EVENTS = 10_000;
    private static final int AT_ONCE = 250;
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final Messages messages;
    private final EventKinds kinds;
    private final Audience audience;
    private final CampaignSends sends;
    private final Clock clock;

    Histories(Messages messages, EventKinds kinds, Audience audience, CampaignSends sends, Clock clock) {
        this.messages = messages;
        this.kinds = kinds;
        this.audience = audience;
        this.sends = sends;
        this.clock = clock;
    }

    History of(CampaignVersion version, Optional<CampaignVersion> active, int days) {
        var end = clock.instant().plus(LONGEST);
        var ids = messages.newest(version.campaign().event(), Duration.ofDays(days), MOST_EVENTS + 1);
        var history = new History(words(version.definition().template()));
        for (var from = 0; from < ids.size(); from += AT_ONCE) {
            if (from == MOST_EVENTS || history.isFull() || clock.instant().isAfter(end)) {
                history.cut();
                break;
            }
            add(history, version, active, ids.subList(from, Math.min(from + AT_ONCE, ids.size())));
        }
        return history;
    }

    private static Set<String> words(@Nullable Template template) {
        return template == null ? new TreeSet<>() : template.words();
    }

    private void add(History history, CampaignVersion version, Optional<CampaignVersion> active, List<UUID> ids) {
        var occasions = kinds.occasions(messages.find(ids).stream()
                .filter(each -> !kinds.of(each).withdraws(each))
                .toList());
        var others = sends.toldByOthers(
                version.campaign(),
                occasions.stream().map(each -> each.event().occurrence()).toList());
        var would = audience.of(version, occasions);
        var does = active.map(each -> audience.of(each, occasions));
        history.add(
                IntStream.range(0, occasions.size())
                        .mapToObj(i -> pastEvent(
                                occasions.get(i),
                                others.getOrDefault(occasions.get(i).event().occurrence(), Set.of()),
                                would.get(i),
                                does.map(each -> each.get(i)).orElse(null)))
                        .toList(),
                audience.words(occasions));
    }

    private static PastEvent pastEvent(
            Occasion occasion, Set<UUID> others, Candidates would, @Nullable Candidates does) {
        var event = occasion.event();
        return new PastEvent(
                event.id(), event.occurrence(), event.organizationId(), occasion.occurredAt(), others, would, does);
    }
}
