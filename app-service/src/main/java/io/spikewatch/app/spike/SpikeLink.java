package io.spikewatch.app.spike;

import io.spikewatch.messages.UsageSpikeDetected;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where a spike's notification leads: the account's page at the day, usage type and team of the first entry. */
final class SpikeLink {

    private SpikeLink() {}

    static String of(UUID accountId, UsageSpikeDetected spike) {
        var parameters = new ArrayList<String>();
        spike.spikes().stream().findFirst().ifPresent(entry -> {
            add(parameters, "usage_type", entry.usageType());
            add(parameters, "team_id", entry.teamId());
            add(parameters, "date", entry.usageDate());
        });
        return "/accounts/" + accountId + (parameters.isEmpty() ? "" : "?" + String.join("&", parameters));
    }

    private static void add(List<String> parameters, String name, @Nullable Object value) {
        if (value != null) {
            parameters.add(name + "=" + URLEncoder.encode(value.toString(), StandardCharsets.UTF_8));
        }
    }
}
