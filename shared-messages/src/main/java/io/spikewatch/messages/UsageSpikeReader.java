package io.spikewatch.messages;

import io.spikewatch.messages.UsageSpikeDetected.Spike;
import io.spikewatch.messages.UsageSpikeDetected.TopTeam;
import io.spikewatch.messages.UsageSpikeDetected.Withdrawn;
import org.jspecify.annotations.Nullable;

/** Reads {@code data} of {@code usage_spike_detected}: only the spike's id is required. */
final class UsageSpikeReader implements MessageReader {

    @Override
    public UsageSpikeDetected read(String messageId, Fields data) throws RejectedException {
        return new UsageSpikeDetected(
                data.requiredId("spike_id"),
                data.id("organization_id"),
                data.text("organization_name"),
                data.id("billing_id"),
                data.id("stripe_customer_id"),
                data.text("detected_at"),
                data.objects("spikes", UsageSpikeReader::spike),
                data.object("withdrawn", UsageSpikeReader::withdrawn));
    }

    private static Spike spike(Fields entry) {
        return new Spike(
                entry.text("metric", "usage"),
                entry.text("usage_type"),
                entry.oneOf(Direction.class, "direction", Direction.UP),
                entry.number("factor"),
                entry.wholeNumber("percent_change"),
                entry.number("observed"),
                entry.number("expected"),
                entry.number("expected_low"),
                entry.number("expected_high"),
                entry.date("usage_date"),
                entry.text("weekday"),
                entry.number("score"),
                entry.text("episode_id"),
                entry.objects("top_teams", UsageSpikeReader::topTeam),
                entry.text("team_id"),
                entry.text("team_name"));
    }

    private static @Nullable Withdrawn withdrawn(Fields object) {
        try {
            return new Withdrawn(object.texts("episode_ids"), object.requiredInstant("at"), object.required("reason"));
        } catch (RejectedException e) {
            return object.leftOut(e.reason());
        }
    }

    private static @Nullable TopTeam topTeam(Fields entry) {
        try {
            return new TopTeam(
                    entry.required("team_id"),
                    entry.text("team_name"),
                    entry.number("observed"),
                    entry.number("expected"),
                    entry.number("share_of_change"));
        } catch (RejectedException e) {
            return entry.leftOut(e.reason());
        }
    }
}
