package io.spikewatch.app.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import io.spikewatch.app.IntegrationTest;
import io.spikewatch.app.TestPeople;
import io.spikewatch.app.organization.Role;
import io.spikewatch.app.organization.User;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@IntegrationTest
class TrackingControllerIntegrationTests {

    private static final JsonMapper JSON = new JsonMapper();

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private TestPeople people;

    @Autowired
    private TestTracking tracking;

    private String organization;
    private User member;
    private Set<JsonNode> known;

    /** That they came into being is tracked as well, and none of the tests' business. */
    @BeforeEach
    void employAMember() {
        organization = people.organization();
        member = people.memberOf(organization, Role.MEMBER);
        known = tracking.all().collect(Collectors.toSet());
    }

    @Test
    void tracksWhatSomebodyDidInAnOrganization() {
        var answer = tell(member, "/api/tracking/events/", """
                {"event": "report exported", "timestamp": "2026-06-09T12:00:00+02:00", "organization_id": "%s",
                 "properties": {"rows": 3, "parts": [{"size": 0.5}], "of": null}}""".formatted(organization));

        assertThat(answer).hasStatus(HttpStatus.ACCEPTED);
        assertThat(of(organization))
                .containsExactly(JSON.readTree("""
                {"uuid": "%s", "event": "report exported", "distinct_id": "%s", "timestamp": "2026-06-09T10:00:00Z",
                 "properties": {"rows": 3, "parts": [{"size": 0.5}], "of": null, "$groups": {"organization": "%s"}}}
                """.formatted(uuidIn(answer), member.id(), organization)));
    }

    @Test
    void tracksWhatSomebodyDidWithoutAGroupWhateverTheyChose() {
        people.join(member, people.organization(), Role.ADMIN);
        var event = "{\"event\": \"page seen\", \"properties\": {\"$groups\": {\"organization\": \"org-9\"}}}";

        var undecided = tell(member, "/api/tracking/events/", event);
        var decided = mvc.post()
                .uri("/api/tracking/events/")
                .header(HttpHeaders.AUTHORIZATION, people.bearer(member))
                .header("X-Organization-Id", organization)
                .contentType(MediaType.APPLICATION_JSON)
                .content(event)
                .exchange();

        assertThat(undecided).hasStatus(HttpStatus.ACCEPTED);
        assertThat(decided).hasStatus(HttpStatus.ACCEPTED);
        assertThat(byTheMember())
                .hasSize(2)
                .allSatisfy(
                        told -> assertThat(told.path("properties").isEmpty()).isTrue());
    }

    @Test
    void takesNowForTheTimeThatIsNotSaid() {
        var before = Instant.now().truncatedTo(ChronoUnit.MICROS);

        tell(member, "/api/tracking/events/", "{\"event\": \"page seen\", \"properties\": {}}");

        assertThat(byTheMember())
                .singleElement()
                .satisfies(
                        told -> assertThat(Instant.parse(told.path("timestamp").asString()))
                                .isBetween(before, Instant.now()));
    }

    @Test
    void letsStaffTrackForCustomers() {
        people.accountOf(organization);
        var staff = people.staff();

        var answer = tell(staff, "/api/tracking/events/", event("called", organization));

        assertThat(answer).hasStatus(HttpStatus.ACCEPTED);
        assertThat(of(organization))
                .extracting(told -> told.path("distinct_id").asString())
                .containsExactly(staff.id().toString());
    }

    @Test
    void refusesAForeignAnUnknownAndNoOrganizationInTheSameWords() {
        var foreign = people.organization();
        var before = tracking.eventsOf(foreign);
        var newcomer = people.user();

        var refusals = Stream.of(
                        tell(member, "/api/tracking/events/", event("x", foreign)),
                        tell(member, "/api/tracking/events/", event("x", "nobody-knows-it")),
                        tell(member, "/api/tracking/events/", event("x", "")),
                        tell(newcomer, "/api/tracking/events/", event("x", organization)),
                        tell(people.staff(), "/api/tracking/events/", event("x", foreign)))
                .toList();

        assertThat(refusals).allSatisfy(refusal -> assertThat(refusal).hasStatus(HttpStatus.FORBIDDEN));
        assertThat(refusals)
                .extracting(TrackingControllerIntegrationTests::bodyOf)
                .containsOnly(bodyOf(refusals.get(0)));
        assertThat(tracking.eventsOf(foreign)).isEqualTo(before);
    }

    @Test
    void refusesGroupsOfOthersInTheSameWords() {
        var foreign = people.organization();
        var before = tracking.eventsOf(foreign);

        var refusals = Stream.of(
                        tell(member, "/api/tracking/groups/", group(foreign)),
                        tell(member, "/api/tracking/groups/", group("nobody-knows-it")),
                        tell(people.user(), "/api/tracking/groups/", group(organization)))
                .toList();

        assertThat(refusals).allSatisfy(refusal -> assertThat(refusal).hasStatus(HttpStatus.FORBIDDEN));
        assertThat(refusals)
                .extracting(TrackingControllerIntegrationTests::bodyOf)
                .containsOnly(bodyOf(refusals.get(0)));
        assertThat(tracking.eventsOf(foreign)).isEqualTo(before);
    }

    @Test
    void updatesAGroupWithWhatMayBeKnownOfIt() {
        var answer = tell(member, "/api/tracking/groups/", """
                {"organization_id": "%s",
                 "properties": {"name": "Acme", "plan_name": "growth", "management_email": "anna@example.com",
                                "website": "mailto:anna@example.com", "customer_id": "cus_42", "seats": 3}}""".formatted(organization));

        assertThat(answer)
                .hasStatus(HttpStatus.ACCEPTED)
                .bodyJson()
                .extractingPath("$.dropped")
                .isEqualTo(List.of("management_email", "website", "customer_id", "seats"));
        assertThat(of(organization)).singleElement().satisfies(told -> {
            assertThat(told.path("event").asString()).isEqualTo("$groupidentify");
            assertThat(told.path("uuid").asString()).isEqualTo(uuidIn(answer));
            assertThat(told.path("distinct_id").asString()).isEqualTo("$organization_" + organization);
            assertThat(told.path("properties")).isEqualTo(JSON.readTree("""
                    {"$group_type": "organization", "$group_key": "%s",
                     "$group_set": {"name": "Acme", "plan_name": "growth"}}""".formatted(organization)));
        });
    }

    @Test
    void saysWhatItLeavesOutOfAnEvent() {
        var answer = tell(member, "/api/tracking/events/", """
                {"event": "invited", "organization_id": "%s",
                 "properties": {"who": {"email": "anna@example.com", "role": "admin"}, "by": "cus_42", "$set": {}}}""".formatted(organization));

        assertThat(answer)
                .hasStatus(HttpStatus.ACCEPTED)
                .bodyJson()
                .extractingPath("$.dropped")
                .isEqualTo(List.of("who.email", "by", "$set"));
        assertThat(of(organization))
                .singleElement()
                .satisfies(told -> assertThat(told.path("properties"))
                        .isEqualTo(JSON.readTree(
                                "{\"who\": {\"role\": \"admin\"}, \"$groups\": {\"organization\": \"%s\"}}"
                                        .formatted(organization))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "event | {'properties': {}}",
                "event | {'event': ' ', 'properties': {}}",
                "event | {'event': '$pageview', 'properties': {}}",
                "event | {'event': ' $groupidentify', 'properties': {}}",
                "event | {'event': 'invited anna@example.com', 'properties': {}}",
                "timestamp | {'event': 'x', 'timestamp': 'yesterday', 'properties': {}}",
                "timestamp | {'event': 'x', 'timestamp': 1781000000, 'properties': {}}",
                "timestamp | {'event': 'x', 'timestamp': '+20260-06-09T10:00:00Z', 'properties': {}}",
                "properties | {'event': 'x'}",
                "properties | {'event': 'x', 'properties': []}",
                "distinct_id | {'event': 'x', 'properties': {}, 'distinct_id': 'somebody'}",
                "organization_id | {'event': 'x', 'properties': {}, 'organization_id': 7.5e999999}"
            })
    void refusesEventsThatMakeNoSense(String field, String event) {
        var answer = tell(member, "/api/tracking/events/", event.replace('\'', '"'));

        assertThat(answer)
                .hasStatus(HttpStatus.BAD_REQUEST)
                .bodyJson()
                .extractingPath("$.errors[0].field")
                .isEqualTo(field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"properties\": {}}", "{\"organization_id\": null, \"properties\": {}}"})
    void refusesGroupsWithoutAnOrganization(String group) {
        assertThat(tell(member, "/api/tracking/groups/", group)).hasStatus(HttpStatus.BAD_REQUEST);
    }

    @Test
    void refusesNamesThatAreTooLong() {
        var event = "{\"event\": \"%s\", \"properties\": {}}";

        assertThat(tell(member, "/api/tracking/events/", event.formatted("x".repeat(200))))
                .hasStatus(HttpStatus.ACCEPTED);
        assertThat(tell(member, "/api/tracking/events/", event.formatted("x".repeat(201))))
                .hasStatus(HttpStatus.BAD_REQUEST);
    }

    @Test
    void refusesBodiesThatAreTooLarge() {
        var event = "{\"event\": \"x\", \"properties\": {\"text\": \"%s\"}}";
        var room = TrackingBodies.MOST_BYTES - event.length() + 2;

        assertThat(tell(member, "/api/tracking/events/", event.formatted("x".repeat(room))))
                .hasStatus(HttpStatus.ACCEPTED);
        assertThat(tell(member, "/api/tracking/events/", event.formatted("x".repeat(room + 1))))
                .hasStatus(HttpStatus.CONTENT_TOO_LARGE)
                .bodyJson()
                .extractingPath("$.code")
                .isEqualTo("too_large");
    }

    @Test
    void tracksTextsThatADatabaseCouldNotStoreAsSuch() {
        tell(member, "/api/tracking/events/", """
                {"event": "pasted", "organization_id": "%s", "properties": {"text": "\\u0000 \\ud800 €"}}""".formatted(organization));

        assertThat(of(organization))
                .extracting(told -> told.path("properties").path("text").asString())
                .containsExactly("\0 ? €");
    }

    private List<JsonNode> of(String organization) {
        return unknown(tracking.eventsOf(organization));
    }

    private List<JsonNode> byTheMember() {
        return unknown(tracking.eventsBy(member.id()));
    }

    private List<JsonNode> unknown(List<JsonNode> events) {
        return events.stream().filter(event -> !known.contains(event)).toList();
    }

    private MvcTestResult tell(User who, String path, String body) {
        return mvc.post()
                .uri(path)
                .header(HttpHeaders.AUTHORIZATION, people.bearer(who))
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private static String event(String name, String organization) {
        return "{\"event\": \"%s\", \"organization_id\": \"%s\", \"properties\": {}}".formatted(name, organization);
    }

    private static String group(String organization) {
        return "{\"organization_id\": \"%s\", \"properties\": {\"plan_name\": \"growth\"}}".formatted(organization);
    }

    private static String uuidIn(MvcTestResult answer) {
        return JSON.readTree(bodyOf(answer)).path("uuid").asString();
    }

    private static String bodyOf(MvcTestResult answer) {
        return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }
}
