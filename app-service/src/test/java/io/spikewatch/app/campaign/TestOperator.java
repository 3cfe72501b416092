package io.spikewatch.app.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.spikewatch.app.TestPeople;
import io.spikewatch.app.message.Messages;
import io.spikewatch.app.organization.Role;
import io.spikewatch.app.organization.User;
import io.spikewatch.messages.Envelope;
import io.spikewatch.messages.LifecycleEvent;
import io.spikewatch.messages.Origin;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Campaigns as operators run them, by the API, and the lifecycle events they tell. */
public class TestOperator {

    private final MockMvcTester mvc;
    private final Messages messages;
    private final TestPeople people;
    private final JsonMapper json;

    private @Nullable String first;
    private @Nullable String second;

    TestOperator(MockMvcTester mvc, Messages messages, TestPeople people, JsonMapper json) {
        this.mvc = mvc;
        this.messages = messages;
        this.people = people;
        this.json = json;
    }

    /** A key, family or event of its own. */
    public static String word(String prefix) {
        return prefix + "-" + UUID.randomUUID();
    }

    /** Creates the campaign and puts its first version into use, with a second operator's approval where it needs one. */
    public void run(String key, String family, String event, String guard, String version) {
        assertThat(post("/api/campaigns/", """
                {"key":"%s","name":"A campaign","family":"%s","event":"%s","guard":%s,"version":%s,"reason":"a test"}
                """.formatted(key, family, event, guard, version)))
                .hasStatus(201);
        use(key, 1);
    }

    /** Adds a version and puts it into use. */
    public int replace(String key, String version) {
        var added = post(
                "/api/campaigns/" + key + "/versions/", "{\"version\":%s,\"reason\":\"a test\"}".formatted(version));
        assertThat(added).hasStatus(201);
        var number = read(added).path("number").asInt();
        use(key, number);
        return number;
    }

    private void use(String key, int number) {
        var version = "/api/campaigns/" + key + "/versions/" + number;
        assertThat(post(version + "/dry_run/", "{\"days\":90}")).hasStatusOk();
        var activated = post(version + "/activate/", "{\"reason\":\"a test\"}");
        assertThat(activated).hasStatusOk();
        if (read(activated).path("versions").get(0).path("state").asString().equals("awaiting_approval")) {
            assertThat(postAs(secondOperator(), version + "/approve/", "{\"reason\":\"a test\"}"))
                    .hasStatusOk();
        }
    }

    /** Has an event arrive; the answer is its id. */
    public String tell(String event, String organization, Origin origin, Map<String, ?> properties) {
        var id = UUID.randomUUID().toString();
        tell(id, event, organization, origin, properties);
        return id;
    }

    public void tell(String id, String event, String organization, Origin origin, Map<String, ?> properties) {
        Map<String, JsonNode> values = new LinkedHashMap<>();
        properties.forEach((name, value) -> values.put(name, json.valueToTree(value)));
        messages.receive(new Envelope(
                id, Instant.now(), origin, new LifecycleEvent(id, event, organization, null, null, values)));
    }

    public String operator() {
        if (first == null) {
            first = people.bearer(people.operator());
        }
        return first;
    }

    private String secondOperator() {
        if (second == null) {
            second = people.bearer(people.operator());
        }
        return second;
    }

    public User admin(String organization) {
        return people.memberOf(organization, Role.ADMIN);
    }

    public MvcTestResult get(String path) {
        return mvc.get().uri(path).header("Authorization", operator()).exchange();
    }

    public MvcTestResult post(String path, String body) {
        return postAs(operator(), path, body);
    }

    public MvcTestResult postAs(String bearer, String path, String body) {
        return mvc.post()
                .uri(path)
                .header("Authorization", bearer)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    public JsonNode read(MvcTestResult answer) {
        return json.readTree(answer.getResponse().getContentAsByteArray());
    }
}
