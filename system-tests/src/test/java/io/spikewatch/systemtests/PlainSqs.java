package io.spikewatch.systemtests;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The queue as a stranger uses it: the JSON protocol of SQS by hand, with no client library that Spikewatch uses. */
final class PlainSqs {

    static final String QUEUE = "billing-events";
    static final String DEAD_LETTERS = "billing-events-dlq";

    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI endpoint;

    PlainSqs(URI endpoint) {
        this.endpoint = endpoint;
    }

    void send(String body, Map<String, String> attributes) {
        var typed = new TreeMap<String, Map<String, String>>();
        attributes.forEach((name, value) -> typed.put(name, Map.of("DataType", "String", "StringValue", value)));
        call("SendMessage", QUEUE, Map.of("MessageBody", body, "MessageAttributes", typed));
    }

    /** The first message there is, hidden from others for {@code seconds}. */
    Optional<Received> receive(String queue, int seconds) {
        var answer = call(
                "ReceiveMessage",
                queue,
                Map.of("WaitTimeSeconds", 1, "VisibilityTimeout", seconds, "MessageAttributeNames", List.of("All")));
        return answer.path("Messages").valueStream().findFirst().map(Received::new);
    }

    void delete(String queue, Received message) {
        call("DeleteMessage", queue, Map.of("ReceiptHandle", message.receiptHandle()));
    }

    /** Messages that wait or are being worked on. */
    int depth(String queue) {
        var attributes = call(
                        "GetQueueAttributes",
                        queue,
                        Map.of(
                                "AttributeNames",
                                List.of("ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible")))
                .path("Attributes");
        return attributes.valueStream().mapToInt(JsonNode::asInt).sum();
    }

    private JsonNode call(String action, String queue, Map<String, ?> parameters) {
        var all = new TreeMap<String, Object>(parameters);
        all.put("QueueUrl", endpoint.resolve("/000000000000/" + queue).toString());
        var request = HttpRequest.newBuilder(endpoint)
                .header("Content-Type", "application/x-amz-json-1.0")
                .header("X-Amz-Target", "AmazonSQS." + action)
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(all)))
                .build();
        try {
            var answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(action + " was answered " + answer.statusCode() + answer.body());
            }
            return answer.body().isEmpty() ? JSON.nullNode() : JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    record Received(JsonNode message) {

        String body() {
            return message.path("Body").asString();
        }

        String receiptHandle() {
            return message.path("ReceiptHandle").asString();
        }

        String attribute(String name) {
            return message.path("MessageAttributes")
                    .path(name)
                    .path("StringValue")
                    .asString("");
        }
    }
}
