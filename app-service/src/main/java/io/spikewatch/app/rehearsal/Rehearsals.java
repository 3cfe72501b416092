package io.spikewatch.app.rehearsal;

import io.spikewatch.app.campaign.CampaignVersion;
import io.spikewatch.app.campaign.Campaigns;
import io.spikewatch.app.event.Event;
import io.spikewatch.app.event.EventKinds;
import io.spikewatch.app.message.Messages;
import io.spikewatch.app.message.ReceivedMessage;
import io.spikewatch.app.rehearsal.Rehearsal.Change;
import io.spikewatch.app.rehearsal.Rehearsal.Diff;
import io.spikewatch.app.send.Audience;
import io.spikewatch.app.send.CampaignSends;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Tries versions of campaigns on the events of the last days, on today's facts and without telling anybody. */
@Component
public class Rehearsals {

    public static final int MOST_DAYS = 90;

    private static final int MOST_EVENTS = 10_000;

    private final Campaigns campaigns;
    private final Messages messages;
    private final EventKinds kinds;
    private final Audience audience;
    private final CampaignSends sends;
    private final DefinitionChanges changes;
    private final Clock clock;

    Rehearsals(
            Campaigns campaigns,
            Messages messages,
            EventKinds kinds,
            Audience audience,
            CampaignSends sends,
            DefinitionChanges changes,
            Clock clock) {
        this.campaigns = campaigns;
        this.messages = messages;
        this.kinds = kinds;
        this.audience = audience;
        this.sends = sends;
        this.changes = changes;
        this.clock = clock;
    }

    /** Those who decide on the version find with it what it would have done in all the days that count. */
    public Rehearsal run(String key, int number, int days) {
        var version = campaigns.get(key, number);
        var active = campaigns.active(key);
        var history = history(version, MOST_DAYS);
        var whole = rehearse(version, active, MOST_DAYS, history);
        campaigns.keep(version, whole.summary(clock.instant()));
        return days == MOST_DAYS ? whole : rehearse(version, active, days, history(version, days));
    }

    /** What the version does otherwise than the one in use. */
    public List<Change> changes(CampaignVersion version) {
        return changes.between(campaigns.active(version.campaign().key()), version);
    }

    private Rehearsal rehearse(
            CampaignVersion version, Optional<CampaignVersion> active, int days, List<PastEvent> history) {
        var would = tally(version, history);
        var does = active.map(each -> tally(each, history)).orElseGet(Tally::new);
        return new Rehearsal(
                days,
                history.size(),
                would.sends(),
                would.recipients(),
                would.suppressed(),
                unknownWords(version, history),
                would.samples(),
                new Diff(
                        active.map(CampaignVersion::number).orElse(null),
                        would.without(does),
                        does.without(would),
                        would.rewordedSince(does),
                        changes.between(active, version)));
    }

    /** Oldest first, as they happened. */
    private List<PastEvent> history(CampaignVersion version, int days) {
        var event = version.campaign().event();
        var history = new ArrayList<>(
                messages.newest(kinds.messageTypes(), Duration.ofDays(days), MOST_EVENTS, each -> tells(each, event)));
        Collections.reverse(history);
        return history.stream().map(each -> pastEvent(version, each)).toList();
    }

    private boolean tells(ReceivedMessage message, String event) {
        return eventOf(message).name().equals(event)
                && !kinds.of(message.envelope()).withdraws(message.envelope());
    }

    private PastEvent pastEvent(CampaignVersion version, ReceivedMessage message) {
        var event = eventOf(message);
        return new PastEvent(
                event,
                kinds.of(message.envelope()).subject(message.envelope()),
                message.envelope().origin(),
                message.envelope().occurredAt(),
                sends.toldByOthers(version.campaign(), event.occurrence()));
    }

    private Tally tally(CampaignVersion version, List<PastEvent> history) {
        var tally = new Tally();
        history.forEach(each -> tally.add(each, audience.of(version, each.origin(), each.event(), each.subject())));
        return tally;
    }

    /** An event that nobody has seen yet may carry anything. */
    private List<String> unknownWords(CampaignVersion version, List<PastEvent> history) {
        var template = version.definition().template();
        if (template == null || history.isEmpty()) {
            return List.of();
        }
        var unknown = template.words();
        history.stream()
                .takeWhile(each -> !unknown.isEmpty())
                .forEach(each -> unknown.removeAll(audience.words(each.event(), each.subject())));
        return List.copyOf(unknown);
    }

    private Event eventOf(ReceivedMessage message) {
        return kinds.of(message.envelope()).event(message.envelope());
    }
}
