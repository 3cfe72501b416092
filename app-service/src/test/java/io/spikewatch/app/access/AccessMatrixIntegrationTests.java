package io.spikewatch.app.access;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.badRequest;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import io.spikewatch.app.IntegrationTest;
import io.spikewatch.app.TestPeople;
import io.spikewatch.app.organization.Role;
import io.spikewatch.app.organization.User;
import io.spikewatch.web.ApiDocument.Operation;
import io.spikewatch.web.DescribedAnswers;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;

/**
 * Who may call what, for which organization: everybody calls each operation that the API's description names, for an
 * organization that is open to them and for one that isn't. An operation without a rule here fails.
 */
@IntegrationTest
@TestInstance(Lifecycle.PER_CLASS)
class AccessMatrixIntegrationTests {

    /** Whom it lets in, its own tests see: a mock of an answer can't be streamed to. */
    private static final String STREAM = "GET /api/notifications/stream";

    private static final Map<String, Rule> RULES = Map.ofEntries(
            entry("POST /api/login", Rule.EVERYBODY),
            entry("GET /.well-known/jwks.json", Rule.EVERYBODY),
            entry("POST /webhooks/stripe", Rule.EVERYBODY),
            entry("POST /api/logout", Rule.SIGNED_IN),
            entry("POST /api/users/@me/organization", Rule.SIGNED_IN),
            // No organization is needed; one in the body is checked there.
            entry("POST /api/tracking/events", Rule.SIGNED_IN),
            entry("POST /api/tracking/groups", Rule.SIGNED_IN),
            entry("GET /api/users/@me", Rule.MEMBERS),
            entry("GET /api/users/@me/notification_settings", Rule.MEMBERS),
            entry("PATCH /api/users/@me/notification_settings", Rule.MEMBERS),
            entry("GET /api/notifications", Rule.MEMBERS),
            entry("GET /api/notifications/unread_count", Rule.MEMBERS),
            entry(STREAM, Rule.MEMBERS),
            entry("POST /api/notifications/{id}/mark_read", Rule.MEMBERS),
            entry("POST /api/notifications/{id}/mark_unread", Rule.MEMBERS),
            entry("POST /api/notifications/{id}/archive", Rule.MEMBERS),
            entry("POST /api/notifications/{id}/unarchive", Rule.MEMBERS),
            entry("POST /api/notifications/{id}/snooze", Rule.MEMBERS),
            entry("PUT /api/notifications/{id}/feedback", Rule.MEMBERS),
            // Which of the members is its recipient, anybody else learns as little of as of one that isn't there.
            entry("GET /api/notifications/{id}/why", Rule.MEMBERS),
            entry("POST /api/notifications/mark_all_read", Rule.MEMBERS),
            entry("POST /api/notifications/mark_read_bulk", Rule.MEMBERS),
            entry("POST /api/notifications/mark_unread_bulk", Rule.MEMBERS),
            entry("POST /api/notifications/archive_bulk", Rule.MEMBERS),
            // Which of the members may read usage is for billing-service to say.
            entry("GET /api/billing/usage", Rule.MEMBERS),
            entry("GET /api/billing/usage/export", Rule.MEMBERS),
            entry("GET /api/billing/spend", Rule.MEMBERS),
            entry("GET /api/billing/spend/export", Rule.MEMBERS),
            entry("GET /api/billing/limits", Rule.MEMBERS),
            entry("GET /api/billing/spikes", Rule.MEMBERS),
            entry("GET /api/billing/spikes/{id}", Rule.MEMBERS),
            entry("GET /api/billing/spikes/why", Rule.MEMBERS),
            entry("GET /api/billing/spikes/back-test", Rule.MEMBERS),
            // Staff may look and not act, which is for billing-service to say.
            entry("GET /api/v1/billing/alerts", Rule.MEMBERS),
            entry("POST /api/v1/billing/alerts/generate", Rule.MEMBERS),
            entry("POST /api/v1/billing/alerts/{id}/acknowledge", Rule.MEMBERS),
            entry("GET /api/v1/billing/alerts/thresholds", Rule.MEMBERS),
            entry("PUT /api/v1/billing/alerts/thresholds", Rule.MEMBERS),
            entry("GET /api/v1/billing/alerts/statistics", Rule.MEMBERS),
            entry("GET /api/v1/billing/alerts/statistics/organizations", Rule.OPERATORS),
            entry("GET /api/organizations/{id}", Rule.MANAGERS),
            entry("PUT /api/organizations/{id}/members/{userId}", Rule.MANAGERS),
            entry("DELETE /api/organizations/{id}/members/{userId}", Rule.MANAGERS),
            entry("GET /api/accounts", Rule.STAFF),
            entry("POST /api/accounts", Rule.STAFF),
            entry("GET /api/accounts/{id}", Rule.STAFF),
            entry("PATCH /api/accounts/{id}", Rule.STAFF),
            entry("PUT /api/accounts/{id}/csm", Rule.STAFF),
            entry("PUT /api/accounts/{id}/account_executive", Rule.STAFF),
            entry("POST /api/accounts/import", Rule.STAFF),
            entry("GET /api/organizations", Rule.OPERATORS),
            entry("POST /api/organizations", Rule.OPERATORS),
            entry("GET /api/organizations/{id}/subscription", Rule.OPERATORS),
            entry("PUT /api/organizations/{id}/subscription", Rule.OPERATORS),
            entry("GET /api/users", Rule.OPERATORS),
            entry("POST /api/users", Rule.OPERATORS),
            entry("GET /api/users/{id}", Rule.OPERATORS),
            entry("PATCH /api/users/{id}", Rule.OPERATORS),
            entry("GET /api/users/{userId}/api_keys", Rule.OPERATORS),
            entry("POST /api/users/{userId}/api_keys", Rule.OPERATORS),
            entry("DELETE /api/users/{userId}/api_keys/{id}", Rule.OPERATORS),
            entry("GET /api/billing/spikes/feedback", Rule.OPERATORS),
            entry("GET /api/billing/spikes/detection-runs", Rule.OPERATORS),
            entry("POST /api/billing/spikes/detection-runs", Rule.OPERATORS),
            entry("GET /api/billing/spikes/detection-runs/{id}", Rule.OPERATORS),
            entry("GET /api/plans", Rule.OPERATORS),
            entry("GET /api/plans/{key}", Rule.OPERATORS),
            entry("PUT /api/plans/{key}", Rule.OPERATORS),
            entry("GET /api/messages/rejected", Rule.OPERATORS),
            entry("GET /api/messages/unrouted", Rule.OPERATORS),
            entry("POST /api/messages/{id}/replay", Rule.OPERATORS),
            entry("POST /api/messages/rejected/{id}/replay", Rule.OPERATORS),
            entry("POST /api/messages/unrouted/{id}/replay", Rule.OPERATORS),
            entry("GET /api/campaigns", Rule.OPERATORS),
            entry("GET /api/campaigns/{key}", Rule.OPERATORS),
            entry("POST /api/campaigns", Rule.OPERATORS),
            entry("POST /api/campaigns/{key}/versions", Rule.OPERATORS),
            entry("POST /api/campaigns/{key}/versions/{number}/dry_run", Rule.OPERATORS),
            entry("POST /api/campaigns/{key}/versions/{number}/activate", Rule.OPERATORS),
            entry("POST /api/campaigns/{key}/versions/{number}/approve", Rule.OPERATORS),
            entry("POST /api/campaigns/{key}/pause", Rule.OPERATORS),
            entry("POST /api/campaigns/{key}/resume", Rule.OPERATORS),
            entry("POST /api/campaigns/{key}/recall", Rule.OPERATORS),
            entry("POST /api/recalls/{id}/correct", Rule.OPERATORS),
            entry("GET /api/holds", Rule.OPERATORS),
            entry("GET /api/holds/{id}", Rule.OPERATORS),
            entry("POST /api/holds/{id}/release", Rule.OPERATORS),
            entry("POST /api/holds/{id}/discard", Rule.OPERATORS),
            entry("GET /api/sends", Rule.OPERATORS),
            entry("GET /api/sends/summary", Rule.OPERATORS),
            entry("GET /api/audit", Rule.OPERATORS));

    private final Map<Person, String> keys = new EnumMap<>(Person.class);

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private DescribedAnswers answers;

    @Autowired
    private TestPeople people;

    @Autowired
    private WireMockServer billing;

    private StubMapping refusal;
    private String open;
    private String closed;

    /** Staff may look into customers, which the closed organization is not. */
    @BeforeAll
    void invitePeople() {
        open = people.organization();
        people.accountOf(open);
        closed = people.organization();
        for (var person : Person.values()) {
            keys.put(person, people.bearer(person.in(open, people)));
        }
    }

    @BeforeAll
    void letBillingRefuse() {
        refusal = billing.stubFor(any(anyUrl()).atPriority(9).willReturn(badRequest()));
    }

    @AfterAll
    void letBillingForget() {
        billing.removeStubMapping(refusal);
    }

    @Test
    void hasARuleForEveryOperation() {
        assertThat(answers.document().operations())
                .extracting(Operation::toString)
                .containsExactlyInAnyOrderElementsOf(RULES.keySet());
    }

    @ParameterizedTest
    @MethodSource
    void letsInWhomTheRuleNames(Operation operation, Person person, boolean isOpen) {
        var rule = Objects.requireNonNull(RULES.get(operation.toString()));

        var answer = request(operation, isOpen ? open : closed)
                .header(HttpHeaders.AUTHORIZATION, Objects.requireNonNull(keys.get(person)))
                .exchange();

        if (rule.letsIn(person, isOpen)) {
            assertThat(answer.getResponse().getStatus()).isNotIn(401, 403).isLessThan(500);
        } else {
            assertThat(answer).hasStatus(403);
        }
    }

    @ParameterizedTest
    @MethodSource("operations")
    void asksStrangersToSignIn(Operation operation) {
        var answer = request(operation, open)
                .header(HttpHeaders.AUTHORIZATION, "Bearer sw_unknown")
                .exchange();

        if (RULES.get(operation.toString()) == Rule.EVERYBODY) {
            assertThat(answer.getResponse().getStatus()).isNotEqualTo(403);
        } else {
            assertThat(answer).hasStatus(401);
        }
    }

    List<Object[]> letsInWhomTheRuleNames() {
        return operations()
                .filter(operation -> RULES.get(operation.toString()) != Rule.EVERYBODY)
                .flatMap(operation -> Arrays.stream(Person.values())
                        .flatMap(person ->
                                Stream.of(true, false).map(isOpen -> new Object[] {operation, person, isOpen})))
                .filter(each -> !each[0].toString().equals(STREAM) || each[2].equals(false))
                .toList();
    }

    Stream<Operation> operations() {
        return answers.document().operations().stream();
    }

    private MockMvcRequestBuilder request(Operation operation, String organization) {
        var id = operation.path().startsWith("/api/organizations/")
                ? organization
                : UUID.randomUUID().toString();
        var path = operation
                .path()
                .replace("{id}", id)
                .replace("{userId}", UUID.randomUUID().toString())
                .replace("{key}", "nobody-knows-it")
                .replace("{number}", "1");
        var request =
                mvc.method(HttpMethod.valueOf(operation.method())).uri(path).header("X-Organization-Id", organization);
        return operation
                .contentType()
                .map(type -> request.contentType(MediaType.parseMediaType(type)).content("{}"))
                .orElse(request);
    }

    private enum Rule {
        EVERYBODY(EnumSet.allOf(Person.class)),
        SIGNED_IN(EnumSet.allOf(Person.class)),
        MEMBERS(EnumSet.allOf(Person.class)),
        MANAGERS(Set.of(Person.OWNER, Person.OPERATOR)),
        STAFF(Set.of(Person.STAFF, Person.OPERATOR)),
        OPERATORS(Set.of(Person.OPERATOR));

        private final Set<Person> people;

        Rule(Set<Person> people) {
            this.people = people;
        }

        boolean letsIn(Person person, boolean isOpen) {
            return people.contains(person) && (isOpen || this == SIGNED_IN);
        }
    }

    private enum Person {
        OWNER,
        ADMIN,
        MEMBER,
        STAFF,
        OPERATOR;

        User in(String organization, TestPeople people) {
            return switch (this) {
                case STAFF -> people.staff();
                case OPERATOR -> people.operator();
                default -> people.memberOf(organization, Role.valueOf(name()));
            };
        }
    }
}
