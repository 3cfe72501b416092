package io.spikewatch.systemtests;

import static io.spikewatch.systemtests.Customers.ACCOUNT_EXECUTIVE;
import static io.spikewatch.systemtests.Customers.CSM;
import static io.spikewatch.systemtests.Customers.DAYS;
import static io.spikewatch.systemtests.Customers.SPIKE_DATE;
import static io.spikewatch.systemtests.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.spikewatch.quickstart.Api;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** One of each service: from a usage report to a person's inbox, and what happens to messages on the way. */
@SharedSystem
class StoryTests {

    private static final Map<String, String> PACKED =
            Map.of("content_encoding", "gzip", "content_type", "application/json");

    private static Spikewatch system;

    @BeforeAll
    static void join(Spikewatch running) {
        system = running;
    }

    @Test
    void tellsTheAccountTeamOfASpikeOnce() {
        var organization = customer("story");

        var answer = Customers.report(system.reporter(), List.of(organization));

        assertThat(answer.path("accepted").asInt()).isEqualTo(DAYS);
        assertThat(answer.path("rejected").size()).isZero();
        eventually(() -> {
            assertThat(inboxOf(CSM).toldAbout(organization)).isEqualTo(1);
            assertThat(inboxOf(ACCOUNT_EXECUTIVE).toldAbout(organization)).isEqualTo(1);
        });
        var told = inboxOf(CSM).all().stream()
                .filter(each -> each.path("title").asString().endsWith(Customers.name(organization)))
                .findFirst()
                .orElseThrow();
        assertThat(told.path("body").asString()).startsWith("events ").endsWith(" on " + SPIKE_DATE);
        assertThat(told.path("read").asBoolean()).isFalse();
        assertThat(told.path("source_url").asString()).startsWith("/accounts/").contains("date=" + SPIKE_DATE);
    }

    @Test
    void explainsASpikeToStaffOfTheVendor() {
        var organization = customer("explained");
        Customers.report(system.reporter(), List.of(organization));

        eventually(() -> {
            var spikes = system.signedIn(CSM)
                    .with("X-Organization-Id", organization)
                    .get("/api/billing/spikes/?from=" + SPIKE_DATE + "&to=" + SPIKE_DATE);
            var entry = spikes.at("/results/0/spikes/0");
            assertThat(entry.path("direction").asString()).isEqualTo("up");
            assertThat(entry.path("observed").asLong())
                    .isGreaterThan(entry.path("expected_high").asLong());
            assertThat(entry.at("/top_teams/0/team_name").asString()).isEqualTo("Mobile app");
        });
    }

    @Test
    void tellsTheOwnerAndTheAccountTeamOfACancellationAtStripe() {
        var organization = customer("canceled");
        var owner = ownerOf(organization);
        system.operator().put("/api/plans/stripe", new JsonMapper().readTree("""
                {"name":"Stripe","rank":1,"currency":"USD","limits":{},"prices":{},"stripe_prices":["price_system"],
                 "effective_from":"2020-01-01"}"""));
        var address = system.app().get(0).process().address();
        var stripe = new Stripe(Api.anonymous(address), organization, "price_system");
        var now = Instant.now();

        var outcomes = List.of(
                stripe.tell("deleted", "canceled", now), stripe.tell("created", "active", now.minusSeconds(60)));

        assertThat(outcomes).containsExactly("applied", "applied");
        eventually(() -> {
            var account = Customers.name(organization);
            Map.of(owner, organization, CSM, account, ACCOUNT_EXECUTIVE, account)
                    .forEach((person, customer) -> assertThat(inboxOf(person).all().stream()
                                    .filter(each ->
                                            each.path("title").asString().equals("Billing alert: " + customer))
                                    .map(each -> each.path("body").asString()))
                            .containsExactly("Subscription canceled, access ends on "
                                    + now.atZone(ZoneOffset.UTC).toLocalDate()));
        });
    }

    @Test
    void tellsTheOwnerOnceWhatAnotherBackendSaysTwiceOfACustomer() {
        var organization = customer("granted");
        var owner = ownerOf(organization);
        var campaign = "/api/campaigns/granted";
        system.operator().post("/api/campaigns/", new JsonMapper().readTree("""
                {"key":"granted","name":"Credits granted","family":"granted","event":"credits_granted","reason":"a test",
                 "version":{"audience":{"to":["organization_admins"]},
                  "template":{"title":"{{credits}} credits","body":"{{account}} has them since {{day}}."}}}"""));
        system.operator().post(campaign + "/versions/1/dry_run/", Map.of("days", 90));
        system.operator().post(campaign + "/versions/1/activate/", Map.of("reason", "a test"));
        var event = new JsonMapper().readTree("""
                {"id":"granted-1","event":"credits_granted","organization_id":"%s","occurred_at":"2026-06-09T10:00:00Z",
                 "origin":"live","properties":{"credits":50000,"day":"Tuesday"}}""".formatted(organization));

        var answers = Stream.generate(() -> system.reporter().tryPost("/api/lifecycle-events/", event))
                .limit(2)
                .toList();

        assertThat(answers).allMatch(answer -> answer.has(202));
        eventually(() -> assertThat(inboxOf(owner).titles()).containsExactly("50000 credits"));
    }

    /** No client of Java's sends brackets and quotes as they are; people's tools do. */
    @Test
    void takesBracketsAndQuotesInAddressesAsPeopleWriteThem() throws IOException {
        var organization = customer("bracketed");
        Customers.report(system.reporter(), List.of(organization));
        var request = """
                GET /api/billing/usage/?start_date=%1$s&end_date=%1$s&breakdowns=["type"] HTTP/1.1
                Host: localhost
                Authorization: Bearer %2$s
                X-Organization-Id: %3$s
                Connection: close

                """.formatted(SPIKE_DATE, Spikewatch.OPERATOR_KEY, organization);
        var address = system.app().get(0).process().address();

        try (var socket = new Socket(address.getHost(), address.getPort())) {
            socket.getOutputStream().write(request.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII));
            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(answer).startsWith("HTTP/1.1 200").contains("\"label\":\"Events\"");
        }
    }

    @Test
    void findsNothingNewWhenAReportIsSentAgain() {
        var organization = customer("again");
        Customers.report(system.reporter(), List.of(organization));
        eventually(() -> assertThat(inboxOf(CSM).toldAbout(organization)).isEqualTo(1));

        var answer = Customers.report(system.reporter(), List.of(organization));
        send("after-again", customer("after-again"));

        assertThat(answer.path("replaced").asInt()).isEqualTo(DAYS);
        eventually(() -> assertThat(inboxOf(CSM).toldAbout("after-again")).isEqualTo(1));
        assertThat(inboxOf(CSM).toldAbout(organization)).isEqualTo(1);
    }

    @Test
    void takesAMessageThreeTimesAndTellsOnce() {
        var organization = customer("thrice");

        send("thrice", organization);
        send("thrice", organization);
        send("thrice", organization);
        send("after-thrice", customer("after-thrice"));

        eventually(() -> {
            assertThat(inboxOf(CSM).toldAbout("after-thrice")).isEqualTo(1);
            assertThat(system.sqs().depth(PlainSqs.QUEUE)).isZero();
        });
        assertThat(inboxOf(CSM).toldAbout(organization)).isEqualTo(1);
    }

    @Test
    void takesWhatGzipAndBase64Packed() {
        var organization = customer("packed-elsewhere");
        var body = Shell.pipe(Customers.message("packed-elsewhere", organization), "gzip | base64");

        system.sqs().send(body, PACKED);

        eventually(() -> assertThat(inboxOf(CSM).toldAbout(organization)).isEqualTo(1));
    }

    @Test
    void takesPlainJson() {
        var organization = customer("plain");

        system.sqs().send(Customers.message("plain", organization), Map.of());

        eventually(() -> assertThat(inboxOf(CSM).toldAbout(organization)).isEqualTo(1));
    }

    @Test
    void deadLettersWhatCannotBeDecodedAndGoesOn() {
        system.sqs().send("no base64 and no JSON either", PACKED);
        send("after-garbage", customer("after-garbage"));

        eventually(() -> {
            assertThat(inboxOf(CSM).toldAbout("after-garbage")).isEqualTo(1);
            var dead = system.sqs().receive(PlainSqs.DEAD_LETTERS, 0).orElseThrow();
            assertThat(dead.body()).isEqualTo("no base64 and no JSON either");
            assertThat(dead.attribute("reason")).isNotBlank();
            assertThat(dead.attribute("original_message_id")).isNotBlank();
        });
        system.sqs()
                .receive(PlainSqs.DEAD_LETTERS, 30)
                .ifPresent(dead -> system.sqs().delete(PlainSqs.DEAD_LETTERS, dead));
    }

    @Test
    void keepsMessagesThatMakeNoSenseWithTheirReason() {
        system.sqs().send("{\"id\":\"unknown-1\",\"type\":\"weather_changed\",\"data\":{}}", Map.of());
        system.sqs()
                .send(
                        "{\"id\":\"incomplete-1\",\"type\":\"usage_spike_detected\",\"data\":{\"spike_id\":\"\"}}",
                        Map.of());
        send("after-nonsense", customer("after-nonsense"));

        eventually(() -> {
            assertThat(inboxOf(CSM).toldAbout("after-nonsense")).isEqualTo(1);
            var rejected = system.operator().get("/api/messages/rejected/?limit=100");
            assertThat(rejected.path("results")
                            .valueStream()
                            .map(each -> each.at("/body/id").asString()))
                    .contains("unknown-1", "incomplete-1");
            assertThat(rejected.path("results")
                            .valueStream()
                            .map(each -> each.path("reason").asString()))
                    .allMatch(reason -> !reason.isBlank());
        });
    }

    @Test
    void tellsLateOnesWhenAnAccountAppears() {
        send("stranger", "stranger");
        eventually(() -> assertThat(system.operator()
                        .get("/api/messages/unrouted/?limit=100")
                        .path("results")
                        .valueStream()
                        .map(each -> each.at("/body/id").asString()))
                .contains("stranger"));

        customer("stranger");

        Eventually.within(
                Duration.ofSeconds(10),
                () -> assertThat(inboxOf(CSM).toldAbout("stranger")).isEqualTo(1));
    }

    @Test
    void sendsWhatBase64AndGunzipCanRead() {
        var organization = "unpacked-elsewhere";
        var replica = system.app().get(0);
        replica.stop();
        Customers.report(system.reporter(), List.of(organization));

        eventually(() -> {
            var received = system.sqs().receive(PlainSqs.QUEUE, 1).orElseThrow();
            var message = new JsonMapper().readTree(Shell.pipe(received.body(), "base64 -d | gunzip"));
            assertThat(message.at("/data/organization_id").asString()).isEqualTo(organization);
            assertThat(message.path("type").asString()).isEqualTo("usage_spike_detected");
            assertThat(received.attribute("content_encoding")).isEqualTo("gzip");
            assertThat(received.attribute("content_type")).isEqualTo("application/json");
            assertThat(received.attribute("traceparent")).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");
        });
        replica.restart();
    }

    private static String customer(String organization) {
        Customers.createAccounts(system.operator(), List.of(organization));
        return organization;
    }

    private static String ownerOf(String organization) {
        var email = "owner@" + organization + ".example.com";
        var operator = system.operator();
        operator.post("/api/organizations/", Map.of("id", organization, "name", organization));
        var owner =
                operator.post("/api/users/", Map.of("email", email, "name", "Olga", "password", Spikewatch.PASSWORD));
        operator.put(
                "/api/organizations/%s/members/%s"
                        .formatted(organization, owner.path("id").asString()),
                Map.of("role", "owner"));
        return email;
    }

    private static void send(String id, String organization) {
        system.sqs().send(Customers.message(id, organization), Map.of());
    }

    private static Inbox inboxOf(String email) {
        return new Inbox(system.signedIn(email));
    }
}
