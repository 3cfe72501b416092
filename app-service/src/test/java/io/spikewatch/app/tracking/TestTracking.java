package io.spikewatch.app.tracking;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.JsonNode;

/** What product analytics was told, once it was told everything. */
public class TestTracking {

    private final AnalyticsStub analytics;
    private final TrackedEventRepository events;
    private final TrackingRelay relay;

    TestTracking(
            AnalyticsStub analytics,
            TrackedEventRepository events,
            TrackingEndpoint endpoint,
            TrackingMetrics metrics,
            TransactionOperations transactions,
            Clock clock) {
        this.analytics = analytics;
        this.events = events;
        this.relay = new TrackingRelay(events, endpoint, metrics, transactions, clock);
    }

    /** In an organization, or about it; group updates as well. */
    public List<JsonNode> eventsOf(String organizationId) {
        return all().filter(event -> organizationOf(event).equals(organizationId))
                .toList();
    }

    /** By a person, in whichever organization or in none. */
    public List<JsonNode> eventsBy(Object userId) {
        return all().filter(event -> event.path("distinct_id").asString().equals(userId.toString()))
                .toList();
    }

    /** Everything there ever was, other tests' too. */
    public Stream<JsonNode> all() {
        Awaitility.await()
                .pollInterval(Duration.ofMillis(10))
                .until(() -> !relay.sendNext() && events.countWaiting() == 0);
        return analytics.events().stream();
    }

    private static String organizationOf(JsonNode event) {
        var properties = event.path("properties");
        return properties
                .path("$groups")
                .path("organization")
                .asString(properties.path("$group_key").asString(""));
    }
}
