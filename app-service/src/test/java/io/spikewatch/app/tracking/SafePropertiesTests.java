package io.spikewatch.app.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafePropertiesTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$groups",
                "$set",
                "$group_set",
                " $set",
                "distinct_id",
                "token",
                "email",
                "E-Mail",
                "contactEmail",
                "name",
                "first_name",
                "firstName",
                "user_id",
                "userId",
                "customer_id",
                "stripe_customer_id",
                "Stripe",
                "anna@example.com"
            })
    void leavesOutWhatNamesPeopleAndCustomersOrIsReserved(String name) {
        var safe = SafeProperties.ofEvent(Map.of(name, 1, "rows", 2));

        assertThat(safe.kept()).containsOnly(entry("rows", 2));
        assertThat(safe.dropped()).containsExactly(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "anna@example.com",
                "Ask Anna <anna@example.com>",
                "https://example.com/?to=anna%40example.com",
                "anna@1und1.de",
                "root@localhost",
                "cus_42",
                "customer cus_NffrFeUfNV2Hib",
                "sub_1MowQVLkdIwHu7ixeRlqHVzs",
                "pi_3MtwBwLkdIwHu7ix28a3tqPa"
            })
    void leavesOutValuesThatIdentifySomebodyAtAnyDepth(String value) {
        var safe = SafeProperties.ofEvent(
                Map.of("at", value, "in", Map.of("deep", value, "n", 1), "list", Arrays.asList(value, 2, null)));

        assertThat(safe.kept()).containsOnly(entry("in", Map.of("n", 1)), entry("list", Arrays.asList(2, null)));
        assertThat(safe.dropped()).containsExactlyInAnyOrder("at", "in.deep", "list[]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"growth", "in_app", "price_change", "widget@2.1.0", "50 @ noon", "2026-06-09", "succus_1"})
    void keepsValuesThatOnlyLookAlike(String value) {
        assertThat(SafeProperties.ofEvent(Map.of("plan", value)).dropped()).isEmpty();
    }

    @Test
    void keepsPlainPropertiesOfGroupsThatAreKnownToBeHarmless() {
        var given = new HashMap<String, Object>(Map.of(
                "name",
                "Acme",
                "created_at",
                Instant.EPOCH,
                "website",
                "https://anna:secret@example.com",
                "plan_name",
                List.of("growth"),
                "management_email",
                "anna@example.com",
                "seats",
                3));
        given.put("canceled_at", null);

        var safe = SafeProperties.ofGroup(given);

        assertThat(safe.kept())
                .containsOnly(entry("name", "Acme"), entry("created_at", Instant.EPOCH), entry("canceled_at", null));
        assertThat(safe.dropped()).containsExactlyInAnyOrder("website", "plan_name", "management_email", "seats");
    }
}
