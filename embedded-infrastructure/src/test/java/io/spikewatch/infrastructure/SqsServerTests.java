package io.spikewatch.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

class SqsServerTests {

    @TempDir
    Path data;

    @Test
    void hasItsMessagesAgainAfterItWasKilled() throws Exception {
        var port = freePort();
        var endpoint = URI.create("http://localhost:" + port);

        var killed = start(port, "first");
        try (var sqs = Sqs.client(endpoint)) {
            send(sqs, "accepted");
        }
        killed.destroyForcibly().waitFor();
        var next = start(port, "second");

        try (var sqs = Sqs.client(endpoint)) {
            var message = receive(sqs);
            assertThat(message.body()).isEqualTo("accepted");
            assertThat(message.messageAttributes().get("content_encoding").stringValue())
                    .isEqualTo("gzip");
        } finally {
            next.destroyForcibly().waitFor();
        }
    }

    private Process start(int port, String name) throws IOException {
        var ready = data.resolve(name);
        var process = new ProcessBuilder(
                        Java.command(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        Java.classPath(),
                        KeepingSqs.class.getName(),
                        data.toString(),
                        Integer.toString(port),
                        ready.toString())
                .inheritIO()
                .start();
        await().atMost(Duration.ofMinutes(2)).until(() -> Files.exists(ready) || !process.isAlive());
        return process;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static void send(SqsClient sqs, String body) {
        var gzip = MessageAttributeValue.builder()
                .dataType("String")
                .stringValue("gzip")
                .build();
        sqs.sendMessage(message ->
                message.queueUrl(url(sqs)).messageBody(body).messageAttributes(Map.of("content_encoding", gzip)));
    }

    private static Message receive(SqsClient sqs) {
        return sqs.receiveMessage(
                        request -> request.queueUrl(url(sqs)).waitTimeSeconds(5).messageAttributeNames("All"))
                .messages()
                .get(0);
    }

    private static String url(SqsClient sqs) {
        return sqs.getQueueUrl(request -> request.queueName("billing-events")).queueUrl();
    }

    /** A server that runs until it is killed. */
    static final class KeepingSqs {

        public static void main(String[] args) throws IOException {
            SqsServer.keeping(Path.of(args[0]), Integer.parseInt(args[1]), Queues.of(Map.of()));
            Files.createFile(Path.of(args[2]));
        }
    }
}
