package io.spikewatch.app.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import io.spikewatch.app.IntegrationTest;
import io.spikewatch.app.TestPeople;
import io.spikewatch.app.account.Account;
import io.spikewatch.app.notification.NewNotification;
import io.spikewatch.app.notification.Notifications;
import io.spikewatch.app.notification.Priority;
import io.spikewatch.app.organization.Role;
import io.spikewatch.app.organization.User;
import io.spikewatch.app.tracking.TestTracking;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;

@IntegrationTest
class NotificationTrackingIntegrationTests {

    private static final String DELIVERED = "notification delivered";
    private static final String READ = "notification read";

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private TestPeople people;

    @Autowired
    private Notifications notifications;

    @Autowired
    private TestTracking tracking;

    private User csm;
    private Account account;
    private String customer;

    @BeforeEach
    void createCustomer() {
        csm = people.staff();
        customer = "customer-" + UUID.randomUUID();
        account = people.accountOf(customer);
    }

    @Test
    void tellsOfDeliveryForTheCustomerBehindTheAccount() {
        var id = deliver(aboutAccount(csm, account.id().toString(), null));

        assertThat(Wire.shapes(tracking.eventsOf(customer)))
                .containsExactly(Wire.event(DELIVERED, Wire.standIn(customer), createdAt(id), """
                        {"notification_type":"usage_spike","priority":"critical","$groups":{"organization":"%s"}}
                        """.formatted(customer)));
    }

    @Test
    void tellsOnceWhoReadIt() {
        var id = deliver(aboutAccount(csm, account.id().toString(), null));

        post(csm, id + "/mark_read");
        post(csm, id + "/mark_read");
        post(csm, id + "/archive");

        var readAt = notifications.readTimes(List.of(id)).get(id);
        assertThat(Wire.shapes(tracking.eventsOf(customer)))
                .hasSize(2)
                .last()
                .satisfies(event -> assertThat(event.path("timestamp").asString())
                        .startsWith(Objects.toString(readAt).substring(0, 23)))
                .isEqualTo(Wire.event(
                        READ,
                        csm.id(),
                        tracking.eventsOf(customer).get(1).path("timestamp").asString(),
                        """
                        {"notification_type":"usage_spike","priority":"critical","$groups":{"organization":"%s"}}
                        """.formatted(customer)));
    }

    @Test
    void tellsOfEachThatTurnedFromUnreadToRead() {
        var ids = Stream.generate(() -> deliver(aboutAccount(csm, account.id().toString(), null)))
                .limit(5)
                .toList();

        post(csm, ids.get(0) + "/mark_read");
        bulk(csm, "mark_read_bulk", ids.subList(0, 3));
        bulk(csm, "archive_bulk", ids.subList(3, 4));
        bulk(csm, "mark_unread_bulk", ids.subList(0, 1));
        post(csm, "mark_all_read");

        assertThat(tracking.eventsBy(csm.id()).stream()
                        .filter(event -> event.path("event").asString().equals(READ)))
                .hasSize(5)
                .extracting(event -> event.path("uuid").asString())
                .doesNotHaveDuplicates();
    }

    @Test
    void tellsOnceThatItWasRecalled() {
        var id = deliver(aboutAccount(csm, account.id().toString(), null));

        notifications.retract(List.of(id), "wrong", Map.of());
        notifications.retract(List.of(id), "wrong again", Map.of());

        var at = Objects.requireNonNull(notifications.find(id).orElseThrow().retractedAt());
        assertThat(Wire.shapes(tracking.eventsOf(customer)))
                .hasSize(2)
                .last()
                .isEqualTo(Wire.event("notification recalled", Wire.standIn(customer), at, """
                        {"notification_type":"usage_spike","priority":"critical","$groups":{"organization":"%s"}}
                        """.formatted(customer)));
    }

    @Test
    void tellsOfPeopleOfTheCustomerForTheirOwnOrganization() {
        var organization = people.organization();
        var admin = people.memberOf(organization, Role.ADMIN);
        var id = deliver(notification(organization, admin, "organization", organization, Map.of()));

        post(admin, id + "/mark_read");

        assertThat(Wire.names(tracking.eventsOf(organization)))
                .containsExactly("organization created", "$groupidentify", DELIVERED, READ);
    }

    @Test
    void believesNoOrganizationThatAnEventOnlyNames() {
        var stranger = "stranger-" + UUID.randomUUID();
        var other = people.organization();

        deliver(aboutAccount(csm, account.id().toString(), stranger));
        deliver(aboutAccount(csm, "7", stranger));
        deliver(aboutAccount(csm, "7", people.vendorId()));
        deliver(aboutAccount(csm, account.id().toString(), other));

        assertThat(Wire.names(tracking.eventsOf(customer))).containsExactly(DELIVERED);
        assertThat(Wire.names(tracking.eventsOf(other))).endsWith(DELIVERED);
        assertThat(tracking.eventsOf(people.vendorId())).isEmpty();
        assertThat(tracking.all().map(JsonNode::toString)).noneMatch(event -> event.contains(stranger));
    }

    @Test
    void tellsWhoReadWhatIsAboutNobodyKnown() {
        var id = deliver(aboutAccount(csm, "7", null));

        post(csm, id + "/mark_read");

        assertThat(tracking.eventsBy(csm.id()).stream()
                        .filter(event -> event.path("event").asString().equals(READ)))
                .singleElement()
                .satisfies(event ->
                        assertThat(event.path("properties").has("$groups")).isFalse());
    }

    private NewNotification aboutAccount(User user, String accountId, @Nullable String customerId) {
        var metadata =
                customerId == null ? Map.<String, Object>of() : Map.<String, Object>of("organization_id", customerId);
        return notification(people.vendorId(), user, "account", accountId, metadata);
    }

    private static NewNotification notification(
            String organization, User user, String resourceType, String resourceId, Map<String, Object> metadata) {
        return new NewNotification(
                organization,
                user.id(),
                "usage_spike",
                Priority.CRITICAL,
                "Usage spike: Acme",
                "events up",
                resourceType,
                resourceId,
                "billing",
                UUID.randomUUID().toString(),
                null,
                metadata);
    }

    private UUID deliver(NewNotification notification) {
        return Objects.requireNonNull(
                notifications.deliver(List.of(notification)).get(notification.userId()));
    }

    private String createdAt(UUID id) {
        return notifications.find(id).orElseThrow().createdAt().toString();
    }

    private void post(User user, String path) {
        assertThat(mvc.post()
                        .uri("/api/notifications/" + path)
                        .header(HttpHeaders.AUTHORIZATION, people.bearer(user))
                        .exchange())
                .hasStatusOk();
    }

    private void bulk(User user, String path, List<UUID> ids) {
        assertThat(mvc.post()
                        .uri("/api/notifications/" + path)
                        .header(HttpHeaders.AUTHORIZATION, people.bearer(user))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(ids.stream()
                                .map(id -> "\"" + id + "\"")
                                .collect(Collectors.joining(",", "{\"notification_ids\":[", "]}")))
                        .exchange())
                .hasStatusOk();
    }
}
