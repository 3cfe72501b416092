package io.spikewatch.app.message;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.GZIPOutputStream;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/** The queue as other programs use it. */
public class TestQueue {

    private static final Map<String, Message> deadLetters = new ConcurrentHashMap<>();

    private final SqsAsyncClient sqs;

    public TestQueue(SqsAsyncClient sqs) {
        this.sqs = sqs;
    }

    /** The answer is the id that the queue gave the message. */
    public String send(String body) {
        return send(body, Map.of());
    }

    public String send(String body, Map<String, String> attributes) {
        return sqs.sendMessage(request -> request.queueUrl(url("billing-events"))
                        .messageBody(body)
                        .messageAttributes(values(attributes)))
                .join()
                .messageId();
    }

    /** Packs a body as {@code gzip | base64} does. */
    public String sendPacked(String body) {
        return send(
                Base64.getMimeEncoder().encodeToString(gzip(body)),
                Map.of("content_encoding", "gzip", "content_type", "application/json"));
    }

    /** The dead letter made of the message to which the queue gave this id; null while there is none. */
    public Message deadLetter(String messageId) {
        receiveDeadLetters()
                .forEach(letter -> deadLetters.put(
                        letter.messageAttributes().get("original_message_id").stringValue(), letter));
        return deadLetters.get(messageId);
    }

    private List<Message> receiveDeadLetters() {
        return sqs.receiveMessage(request -> request.queueUrl(url("billing-events-dlq"))
                        .messageAttributeNames("All")
                        .maxNumberOfMessages(10)
                        .visibilityTimeout(3600))
                .join()
                .messages();
    }

    private String url(String queue) {
        return sqs.getQueueUrl(request -> request.queueName(queue)).join().queueUrl();
    }

    private static Map<String, MessageAttributeValue> values(Map<String, String> attributes) {
        var values = new HashMap<String, MessageAttributeValue>();
        attributes.forEach((name, value) -> values.put(
                name,
                MessageAttributeValue.builder()
                        .dataType("String")
                        .stringValue(value)
                        .build()));
        return values;
    }

    private static byte[] gzip(String text) {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
