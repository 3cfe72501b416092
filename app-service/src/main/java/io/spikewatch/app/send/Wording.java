package io.spikewatch.app.send;

import io.spikewatch.app.campaign.CampaignVersion;
import io.spikewatch.app.campaign.Template;
import io.spikewatch.app.event.CodePoints;
import io.spikewatch.app.event.Content;
import io.spikewatch.app.event.Event;
import io.spikewatch.app.event.Side;
import io.spikewatch.app.event.Subject;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a version of a campaign says of an event: its template's words, else the event's own.
 *
 * @param contents by whose people read it; null if a word of the template has no value
 */
record Wording(@Nullable Map<Side, Content> contents) {

    /** @param known what the template's words can stand for */
    static Wording of(CampaignVersion version, Event event, Subject subject, Map<String, Object> known) {
        var template = version.definition().template();
        return template == null
                ? new Wording(subject.wording())
                : new Wording(template.filled(known)
                        .map(text -> content(text, event, subject))
                        .map(content -> Map.of(Side.CUSTOMER, content, Side.VENDOR, content))
                        .orElse(null));
    }

    private static Content content(Template text, Event event, Subject subject) {
        var hasAccount = subject.accountId() != null;
        return new Content(
                CodePoints.cut(text.title(), Content.MAX_TITLE),
                CodePoints.cut(text.body(), Content.MAX_BODY),
                text.priority(),
                hasAccount ? "account" : "organization",
                String.valueOf(hasAccount ? subject.accountId() : subject.organizationId()),
                "billing",
                event.id(),
                text.url(),
                metadata(event, subject));
    }

    private static Map<String, Object> metadata(Event event, Subject subject) {
        var metadata = new LinkedHashMap<String, Object>();
        metadata.put("event", event.name());
        if (subject.organizationId() != null) {
            metadata.put("organization_id", subject.organizationId());
        }
        return metadata;
    }

    boolean isIncomplete() {
        return contents == null;
    }

    /** Whether people on this side have anything to read, or would, were it complete. */
    boolean has(Side side) {
        return contents == null || contents.containsKey(side);
    }

    Copy copy(String organizationId, Side side) {
        return new Copy(organizationId, contents == null ? null : contents.get(side));
    }
}
