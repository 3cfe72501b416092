package io.spikewatch.app.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TrackedEventTests {

    private static final Instant THEN = Instant.parse("2026-06-09T10:00:00Z");
    private static final UUID ANNA = UUID.randomUUID();

    @Test
    void namesTheActingUserAndTheOrganizationAsGroup() {
        var event = TrackedEvent.inOrganization("report exported", THEN, "org-123", ANNA, Map.of("rows", 3));

        assertThat(event.event()).isEqualTo("report exported");
        assertThat(event.timestamp()).isEqualTo(THEN);
        assertThat(event.distinctId()).isEqualTo(ANNA.toString());
        assertThat(event.properties())
                .containsOnly(entry("rows", 3), entry("$groups", Map.of("organization", "org-123")));
    }

    @Test
    void standsInForNobodyWithTheOrganization() {
        var event = TrackedEvent.inOrganization("spike detected", THEN, "org-123", null, Map.of());

        assertThat(event.distinctId()).isEqualTo("$organization_org-123");
    }

    @Test
    void tellsOfPeopleAndOfNobodyWithoutAGroup() {
        var signIn = TrackedEvent.ofPerson("signed in", THEN, ANNA, Map.of("by", "password"));
        var activation = TrackedEvent.ofNobody("campaign activated", THEN, Map.of("campaign", "usage_spike"));

        assertThat(signIn.distinctId()).isEqualTo(ANNA.toString());
        assertThat(signIn.properties()).containsOnly(entry("by", "password"));
        assertThat(activation.distinctId()).isEqualTo("spikewatch");
        assertThat(activation.properties()).containsOnly(entry("campaign", "usage_spike"));
    }

    @Test
    void updatesWhatIsKnownOfAGroup() {
        var event = TrackedEvent.groupUpdate("org-123", THEN, Map.of("plan_name", "growth", "customer_id", "cus_42"));

        assertThat(event.event()).isEqualTo("$groupidentify");
        assertThat(event.distinctId()).isEqualTo("$organization_org-123");
        assertThat(event.properties())
                .containsOnly(
                        entry("$group_type", "organization"),
                        entry("$group_key", "org-123"),
                        entry("$group_set", Map.of("plan_name", "growth")));
    }

    @Test
    void letsNobodySmuggleAnotherGroupIn() {
        var smuggled = Map.of("$groups", Map.of("organization", "org-9"), "list", List.of(Map.of("$set", "x")));

        var event = TrackedEvent.ofPerson("signed in", THEN, ANNA, smuggled);

        assertThat(event.properties()).containsOnly(entry("list", List.of(Map.of())));
    }

    @Test
    void isTheSameEventForTheSameFact() {
        var event = TrackedEvent.ofPerson("signed in", THEN, ANNA, Map.of());

        assertThat(event.onceFor("fact", 1).uuid())
                .isEqualTo(event.onceFor("fact", 1).uuid())
                .isNotEqualTo(event.onceFor("fact", 2).uuid())
                .isNotEqualTo(event.uuid());
    }
}
