package io.spikewatch.app.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import io.spikewatch.app.IntegrationTest;
import io.spikewatch.app.TestPeople;
import io.spikewatch.app.organization.Organizations;
import io.spikewatch.app.organization.Role;
import io.spikewatch.app.organization.User;
import java.io.UnsupportedEncodingException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@IntegrationTest
class NotificationControllerIntegrationTests {

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private TestPeople people;

    @Autowired
    private Organizations organizations;

    @Autowired
    private Notifications notifications;

    private User reader;
    private String bearer;

    @BeforeEach
    void signIn() {
        reader = people.staff();
        bearer = people.bearer(reader);
    }

    @Test
    void showsEveryFieldOfTheContract() {
        deliver();

        assertThat(get(""))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.results[0]")
                .asMap()
                .containsOnlyKeys(
                        "id",
                        "notification_type",
                        "priority",
                        "title",
                        "body",
                        "read",
                        "read_at",
                        "archived_at",
                        "snoozed_until",
                        "target_type",
                        "target_id",
                        "resource_type",
                        "resource_id",
                        "source_type",
                        "source_id",
                        "source_url",
                        "metadata",
                        "retracted_at",
                        "retraction_reason",
                        "corrects",
                        "created_at")
                .containsEntry("priority", "normal")
                .containsEntry("target_type", "user")
                .containsEntry("read", false);
        assertThat(get(""))
                .bodyJson()
                .extractingPath("$.results[0].metadata.spikes")
                .isEqualTo(1);
        assertThat(get(""))
                .bodyJson()
                .extractingPath("$.results[0].created_at")
                .asString()
                .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}Z");
    }

    @Test
    void pagesNewestFirst() {
        var first = deliver();
        var second = deliver();
        var third = deliver();

        assertThat(idsOf("?limit=2")).containsExactly(third, second);
        assertThat(idsOf("?limit=2&offset=2")).containsExactly(first);
        assertThat(get("?limit=2"))
                .bodyJson()
                .extractingPath("$.next")
                .asString()
                .startsWith("/api/notifications")
                .contains("offset=2");
        assertThat(get("?limit=2")).bodyJson().extractingPath("$.count").isEqualTo(3);
    }

    @Test
    void filters() {
        var critical = deliver(TestNotifications.of(vendor(), reader.id(), "other_type", Priority.CRITICAL));
        var normal = deliver();
        post("/" + normal + "/mark_read");

        assertThat(idsOf("?notification_type=other_type")).containsExactly(critical);
        assertThat(idsOf("?priority=critical")).containsExactly(critical);
        assertThat(idsOf("?unread=true")).containsExactly(critical);
        assertThat(idsOf("?unread=false")).containsExactly(normal);
        assertThat(idsOf("?resource_type=account&resource_id=7")).hasSize(2);
        assertThat(idsOf("?resource_id=8")).isEmpty();
        assertThat(idsOf("?target_type=user&target_id=" + reader.id())).hasSize(2);
        assertThat(idsOf("?target_type=organization")).isEmpty();
    }

    @Test
    void comparesTimesAsTheyArePrinted() {
        var early = deliver();
        var late = deliver();
        var printed = createdAt(late);
        var elsewhere = Instant.parse(printed).atOffset(ZoneOffset.ofHours(2)).toString();

        assertThat(idsOf("?created_after=" + printed)).containsExactly(late);
        assertThat(idsOf("?created_before=" + printed)).containsExactly(early);
        assertThat(idsOf("?created_after=" + elsewhere)).containsExactly(late);
        assertThat(idsOf("?created_after=" + elsewhere.replace("+", "%2B"))).containsExactly(late);
        assertThat(idsOf("?created_after=" + printed.replace("Z", "001Z"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?unread=maybe", "?archived=1", "?priority=urgent", "?created_after=yesterday",
                "?created_before=%2B999999999-01-01T00:00:00Z", "?limit=0", "?offset=-1", "?colour=red"
            })
    void refusesBadParameters(String query) {
        assertThat(get(query)).hasStatus(HttpStatus.BAD_REQUEST).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
    }

    @Test
    void marksReadAndUnreadTime() {
        var id = deliver();

        assertThat(post("/" + id + "/mark_read/")).hasStatusOk();
        String readAt = read(get(""), "$.results[0].read_at");
        assertThat(post("/" + id + "/mark_read/")).hasStatusOk();
        assertThat(get("")).bodyJson().extractingPath("$.results[0].read_at").isEqualTo(readAt);
        assertThat(unreadCount()).isZero();

        assertThat(post("/" + id + "/mark_unread/"))
                .bodyJson()
                .extractingPath("$.read")
                .isEqualTo(false);
        assertThat(unreadCount()).isOne();
    }

    @Test
    void hidesWhatIsArchivedUntilAskedFor() {
        var id = deliver();

        assertThat(post("/" + id + "/archive/")).hasStatusOk();
        assertThat(idsOf("")).isEmpty();
        assertThat(unreadCount()).isZero();
        assertThat(idsOf("?archived=true")).containsExactly(id);

        assertThat(post("/" + id + "/unarchive/"))
                .bodyJson()
                .extractingPath("$.archived_at")
                .isNull();
        assertThat(idsOf("")).containsExactly(id);
    }

    @Test
    void hidesWhatIsSnoozedUntilAskedFor() {
        var id = deliver();
        var until = Instant.now().plus(Duration.ofHours(1));

        assertThat(post("/" + id + "/snooze/", "{\"until\":\"" + until + "\"}")).hasStatusOk();

        assertThat(idsOf("")).isEmpty();
        assertThat(unreadCount()).isZero();
        assertThat(idsOf("?snoozed=true")).containsExactly(id);
    }

    @Test
    void bringsBackWhatSleptLongEnough() {
        var id = deliver();
        var until = Instant.now().plusSeconds(2);

        assertThat(post("/" + id + "/snooze/", "{\"until\":\"" + until + "\"}")).hasStatusOk();
        assertThat(idsOf("")).isEmpty();
        await().until(() -> idsOf("").contains(id));

        assertThat(unreadCount()).isOne();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "{\"until\":null}", "{\"until\":\"2020-01-01T00:00:00Z\"}", "{\"until\":\"soon\"}", "{"})
    void refusesToSnoozeWithoutAFutureTime(String body) {
        var id = deliver();

        assertThat(post("/" + id + "/snooze/", body)).hasStatus(HttpStatus.BAD_REQUEST);
    }

    @Test
    void hidesOtherPeoplesNotifications() {
        var other = people.staff();
        var foreign = deliver(TestNotifications.of(vendor(), other.id()));

        assertThat(idsOf("")).isEmpty();
        assertThat(post("/" + foreign + "/mark_read/")).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(post("/" + UUID.randomUUID() + "/archive/")).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(post("/not-an-id/archive/")).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(post("/" + foreign + "/mark_read_bulk", "{}")).hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void showsTheChosenOrganizationOnly() {
        var customer = people.organization();
        organizations.admit(customer, reader.id(), Role.MEMBER);
        var there = deliver(TestNotifications.of(customer, reader.id()));
        var here = deliver();

        assertThat(get("")).hasStatus(HttpStatus.BAD_REQUEST);
        assertThat(mvc.get()
                        .uri("/api/notifications/")
                        .header("Authorization", bearer)
                        .header("X-Organization-Id", customer))
                .bodyJson()
                .extractingPath("$.results[*].id")
                .asArray()
                .containsExactly(there.toString());
        assertThat(mvc.post()
                        .uri("/api/notifications/" + here + "/archive/")
                        .header("Authorization", bearer)
                        .header("X-Organization-Id", customer))
                .hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void changesManyAtOnce() {
        var mine = List.of(deliver(), deliver());
        var foreign = deliver(TestNotifications.of(vendor(), people.staff().id()));
        var ids = selection(List.of(mine.get(0), mine.get(1), foreign, mine.get(0)));

        assertThat(updated(post("/mark_read_bulk/", ids))).isEqualTo(2);
        assertThat(updated(post("/mark_read_bulk/", ids))).isEqualTo(2);
        assertThat(unreadCount()).isZero();
        assertThat(updated(post("/mark_unread_bulk/", ids))).isEqualTo(2);
        assertThat(unreadCount()).isEqualTo(2);
        assertThat(updated(post("/archive_bulk/", ids))).isEqualTo(2);
        assertThat(idsOf("?archived=true")).hasSize(2);
        assertThat(updated(post("/archive_bulk/", "{\"notification_ids\":[]}"))).isZero();
    }

    @Test
    void skipsWhatIsNoId() {
        var mine = deliver();

        assertThat(updated(post("/mark_read_bulk/", "{\"notification_ids\":[\"1-1-1-1-1\",\"%s\"]}".formatted(mine))))
                .isOne();
    }

    @Test
    void marksAllRead() {
        deliver();
        var read = deliver();
        post("/" + read + "/mark_read");
        deliver();

        assertThat(updated(post("/mark_all_read/"))).isEqualTo(2);
        assertThat(updated(post("/mark_all_read/"))).isZero();
        assertThat(unreadCount()).isZero();
    }

    @Test
    void takesAtMostFiveHundredAtOnce() {
        assertThat(post("/archive_bulk/", selection(Collections.nCopies(500, UUID.randomUUID()))))
                .hasStatusOk();
        assertThat(post("/archive_bulk/", selection(Collections.nCopies(501, UUID.randomUUID()))))
                .hasStatus(HttpStatus.BAD_REQUEST);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"notification_ids\":null}",
                "{\"notification_ids\":[null]}",
                "{\"notification_ids\":\"x\"}",
                "{\"notification_ids\":[],\"x\":1}",
                "[]"
            })
    void refusesMalformedSelections(String body) {
        assertThat(post("/mark_read_bulk/", body)).hasStatus(HttpStatus.BAD_REQUEST);
    }

    @Test
    void deliversTheSameNotificationOnce() {
        var one = TestNotifications.of(vendor(), reader.id(), "spike-1-" + reader.id());

        var first = notifications.deliver(List.of(one));
        var again = notifications.deliver(List.of(one));

        assertThat(again).isEqualTo(first);
        assertThat(idsOf("")).hasSize(1);
    }

    private UUID deliver() {
        return deliver(TestNotifications.of(vendor(), reader.id()));
    }

    private UUID deliver(NewNotification notification) {
        return notifications.deliver(List.of(notification)).get(notification.userId());
    }

    private String vendor() {
        return organizations.vendorId();
    }

    private MvcTestResult get(String query) {
        return mvc.get()
                .uri(URI.create("/api/notifications/" + query))
                .header("Authorization", bearer)
                .exchange();
    }

    private MvcTestResult post(String path) {
        return mvc.post()
                .uri("/api/notifications" + path)
                .header("Authorization", bearer)
                .exchange();
    }

    private MvcTestResult post(String path, String body) {
        return mvc.post()
                .uri("/api/notifications" + path)
                .header("Authorization", bearer)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private List<UUID> idsOf(String query) {
        List<String> ids = read(get(query), "$.results[*].id");
        return ids.stream().map(UUID::fromString).toList();
    }

    private String createdAt(UUID id) {
        List<String> times = read(get(""), "$.results[?(@.id=='" + id + "')].created_at");
        return times.get(0);
    }

    private int unreadCount() {
        return read(get("unread_count/"), "$.count");
    }

    private static int updated(MvcTestResult result) {
        return read(result, "$.updated");
    }

    private static <T> T read(MvcTestResult result, String path) {
        assertThat(result).hasStatusOk();
        try {
            return JsonPath.read(result.getResponse().getContentAsString(), path);
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String selection(List<UUID> ids) {
        return ids.stream()
                .map(id -> "\"" + id + "\"")
                .collect(Collectors.joining(",", "{\"notification_ids\":[", "]}"));
    }
}
