package io.spikewatch.app.spike;

import io.spikewatch.app.account.Account;
import io.spikewatch.messages.UsageSpikeDetected;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What pages show of a spike beside its text, named as in the message. */
final class SpikeMetadata {

    private SpikeMetadata() {}

    static Map<String, Object> of(Account account, UsageSpikeDetected spike, WithdrawnEpisodes withdrawn) {
        var metadata = new LinkedHashMap<String, Object>();
        metadata.put("account_name", account.name());
        putIfKnown(metadata, "organization_id", spike.organizationId());
        putIfKnown(metadata, "detected_at", spike.detectedAt());
        metadata.put("spikes", spike.spikes());
        metadata.putAll(of(withdrawn));
        return metadata;
    }

    /** What says that entries no longer hold; nothing while all do. */
    static Map<String, Object> of(WithdrawnEpisodes withdrawn) {
        return withdrawn.all().isEmpty() ? Map.of() : Map.of("withdrawn", withdrawn.all());
    }

    private static void putIfKnown(Map<String, Object> metadata, String name, @Nullable String value) {
        if (value != null) {
            metadata.put(name, value);
        }
    }
}
