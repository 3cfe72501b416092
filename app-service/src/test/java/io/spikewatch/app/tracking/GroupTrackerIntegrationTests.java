package io.spikewatch.app.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spikewatch.app.IntegrationTest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.JsonNode;

@IntegrationTest
class GroupTrackerIntegrationTests {

    @Autowired
    private GroupTracker tracker;

    @Autowired
    private TrackedEventRepository events;

    @Autowired
    private TestTracking tracking;

    @Autowired
    private TransactionOperations transactions;

    @Autowired
    private Clock clock;

    private final String organization = "org-" + UUID.randomUUID();

    @Test
    void tellsWhatWasCommittedOnceAndInOrder() {
        track(tracker, event("first"), event("second").onceFor(organization), event("third"));
        track(tracker, event("second").onceFor(organization));

        assertThat(told()).containsExactly("first", "second", "third");
    }

    @Test
    void tellsNothingOfWhatWasRolledBack() {
        transactions.executeWithoutResult(status -> {
            tracker.track(List.of(event("undone")));
            status.setRollbackOnly();
        });

        assertThat(told()).isEmpty();
    }

    @Test
    void takesPartInTheTransactionOfTheCause() {
        assertThatThrownBy(() -> tracker.track(List.of(event("alone"))))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void takesNoNoteWithoutAKey() {
        var off = new GroupTracker(
                events, new TrackingProperties("https://example.com", " ", Duration.ofSeconds(5)), clock);

        track(off, event("unheard"));

        assertThat(told()).isEmpty();
    }

    private void track(GroupTracker tracker, TrackedEvent... told) {
        transactions.executeWithoutResult(status -> tracker.track(List.of(told)));
    }

    private TrackedEvent event(String name) {
        return TrackedEvent.inOrganization(name, Instant.EPOCH, organization, null, Map.of());
    }

    private List<String> told() {
        return tracking.eventsOf(organization).stream()
                .map(event -> event.path("event"))
                .map(JsonNode::asString)
                .toList();
    }
}
