package io.spikewatch.app.spike;

import static org.assertj.core.api.Assertions.assertThat;

import io.spikewatch.messages.UsageSpikeDetected;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

class SpikeLinkTests {

    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    private static final UUID ACCOUNT = UUID.fromString("00000000-0000-0000-0000-000000000001");

    @Test
    void leadsToTheTeamThatMovedAlone() {
        var entry = JSON.readValue("""
                {"metric":"events","usage_type":"event_count_in_period","usage_date":"2026-06-09","team_id":"a b","top_teams":[]}
                """, UsageSpikeDetected.Spike.class);

        var link = SpikeLink.of(ACCOUNT, spike(entry));

        assertThat(link)
                .isEqualTo("/accounts/" + ACCOUNT + "?usage_type=event_count_in_period&team_id=a+b&date=2026-06-09");
    }

    private static UsageSpikeDetected spike(UsageSpikeDetected.Spike entry) {
        return new UsageSpikeDetected("s", "org", null, null, null, null, List.of(entry));
    }
}
