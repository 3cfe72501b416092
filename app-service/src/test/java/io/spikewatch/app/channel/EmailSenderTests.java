package io.spikewatch.app.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.spikewatch.app.notification.Notification;
import io.spikewatch.app.notification.Priority;
import io.spikewatch.app.organization.User;
import io.spikewatch.app.preference.Addresses;
import io.spikewatch.app.preference.Settings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.mail.autoconfigure.MailProperties;
import org.springframework.mail.javamail.JavaMailSenderImpl;

class EmailSenderTests {

    private static final User ANNA = new User(UUID.randomUUID(), "anna@example.com", "Anna", true);

    @ParameterizedTest
    @CsvSource({"550 5.1.1 No such user, recipient_refused, true", "451 4.7.1 Try later, mail_not_taken, false"})
    void tellsWhoIsUnknownFromWhoIsBusy(String answer, String reason, boolean isFinal) throws IOException {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture.runAsync(() -> answerRecipientsWith(answer, server));

            var failure = failureAt(server.getLocalPort());

            assertThat(failure).hasMessage(reason);
            assertThat(failure.isFinal()).isEqualTo(isFinal);
        }
    }

    @Test
    void waitsForAServerThatIsAway() throws IOException {
        int port;
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = server.getLocalPort();
        }

        assertThat(failureAt(port).isFinal()).isFalse();
    }

    @Test
    void reachesNobodyWithoutAServer() {
        var settings = new Settings(List.of(), Map.of(), null, new Addresses(null, null));

        assertThat(sender("", 25).addressOf(ANNA, settings)).isEmpty();
        assertThat(sender("localhost", 25).addressOf(ANNA, settings)).contains("anna@example.com");
    }

    private static NotSentException failureAt(int port) {
        return catchThrowableOfType(
                NotSentException.class, () -> sender("localhost", port).send(letter()));
    }

    private static EmailSender sender(String host, int port) {
        var mail = new JavaMailSenderImpl();
        mail.setHost(host);
        mail.setPort(port);
        var server = new MailProperties();
        server.setHost(host);
        return new EmailSender(
                mail,
                server,
                new ChannelProperties(
                        URI.create("http://localhost:8080"), "Spikewatch <spikewatch@localhost>", Duration.ZERO));
    }

    private static Letter letter() {
        var id = UUID.randomUUID();
        var notification = new Notification(
                id,
                "usage_spike",
                Priority.NORMAL,
                "Usage spike: Acme",
                "events up",
                false,
                null,
                null,
                null,
                "user",
                ANNA.id().toString(),
                "account",
                "7",
                "billing",
                "9",
                null,
                "{}",
                null,
                null,
                null,
                Instant.EPOCH);
        return new Letter(id, notification, "org-123", ANNA.id(), ANNA.email(), URI.create("http://localhost:8080/"));
    }

    /** As much of SMTP as it takes to be refused. */
    private static void answerRecipientsWith(String answer, ServerSocket server) {
        try (var client = server.accept();
                var lines =
                        new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII))) {
            var out = client.getOutputStream();
            out.write("220 mail.example.com\r\n".getBytes(StandardCharsets.US_ASCII));
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                var said = line.startsWith("RCPT") ? answer : "250 OK";
                out.write((said + "\r\n").getBytes(StandardCharsets.US_ASCII));
            }
        } catch (IOException gone) {
            assertThat(server.isClosed()).isTrue();
        }
    }
}
