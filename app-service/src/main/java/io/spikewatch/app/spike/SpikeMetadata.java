package io.spikewatch.app.spike;

import io.spikewatch.app.account.Account;
import io.spikewatch.messages.UsageSpikeDetected;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What pages show of a spike beside its text, named as in the message. */
final class SpikeMetadata {

    static final String WITHDRAWN = "withdrawn";

    private SpikeMetadata() {}

    static Map<String, Object> of(Account account, UsageSpikeDetected spike, WithdrawnEpisodes withdrawn) {
        var metadata = new LinkedHashMap<String, Object>();
        metadata.put("account_name", account.name());
        putIfKnown(metadata, "organization_id", spike.organizationId());
        putIfKnown(metadata, "detected_at", spike.detectedAt());
        metadata.put("spikes", spike.spikes());
        if (!withdrawn.all().isEmpty()) {
            metadata.put(WITHDRAWN, withdrawn.all());
        }
        return metadata;
    }

    /** What says which entries no longer hold, or that all do again, once some were taken back; and whether once all were. */
    static Map<String, Object> since(UsageSpikeDetected spike, WithdrawnEpisodes withdrawn) {
        var metadata = new HashMap<String, Object>();
        metadata.put(WITHDRAWN, withdrawn.all());
        metadata.put(ToldSpike.HOLDS_AGAIN, withdrawn.all().isEmpty());
        if (withdrawn.areAllOf(spike)) {
            metadata.put(ToldSpike.WHOLLY_WITHDRAWN, true);
        }
        return metadata;
    }

    private static void putIfKnown(Map<String, Object> metadata, String name, @Nullable String value) {
        if (value != null) {
            metadata.put(name, value);
        }
    }
}
