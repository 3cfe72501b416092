package io.spikewatch.app.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A reader of a stream by real HTTP, which takes down what comes. */
final class TestStream implements AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final HttpResponse<InputStream> answer;
    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final List<String> comments = new CopyOnWriteArrayList<>();
    private volatile boolean ended;

    private TestStream(HttpResponse<InputStream> answer) {
        this.answer = answer;
    }

    record Event(String name, String id, JsonNode data) {

        String notification() {
            return data.path("id").asString();
        }
    }

    /** A stream that is ready. */
    static TestStream open(URI address, String... headers) {
        var stream = ask(address, headers);
        assertThat(stream.status()).isEqualTo(200);
        await().until(() -> !stream.events.isEmpty() || stream.ended);
        assertThat(stream.events.get(0).name()).isEqualTo("ready");
        return stream;
    }

    static TestStream ask(URI address, String... headers) {
        var stream = new TestStream(send(address, headers));
        var reader = new Thread(stream::read, "test-stream");
        reader.setDaemon(true);
        reader.start();
        return stream;
    }

    private static HttpResponse<InputStream> send(URI address, String... headers) {
        var request = HttpRequest.newBuilder(address)
                .header("Accept", "text/event-stream")
                .headers(headers)
                .timeout(Duration.ofSeconds(20))
                .build();
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void read() {
        try (var lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
            Map<String, String> fields = new LinkedHashMap<>();
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                take(line, fields);
            }
        } catch (IOException left) {
            // closed by us, or broken off
        }
        ended = true;
    }

    private void take(String line, Map<String, String> fields) {
        if (line.startsWith(":")) {
            comments.add(line);
        } else if (!line.isEmpty()) {
            fields.put(
                    line.substring(0, line.indexOf(':')),
                    line.substring(line.indexOf(':') + 1).strip());
        } else if (!fields.isEmpty()) {
            events.add(event(fields));
            fields.clear();
        }
    }

    private static Event event(Map<String, String> fields) {
        var data = JsonMapper.shared().readTree(fields.getOrDefault("data", "{}"));
        return new Event(fields.getOrDefault("event", ""), fields.getOrDefault("id", ""), data);
    }

    int status() {
        return answer.statusCode();
    }

    @Nullable
    String header(String name) {
        return answer.headers().firstValue(name).orElse(null);
    }

    String ready() {
        return events.get(0).id();
    }

    /** What it told so far. */
    List<Event> told() {
        return events.subList(1, events.size());
    }

    /** What it tells until there are as many. */
    List<Event> told(int count) {
        await().until(() -> told().size() >= count);
        return List.copyOf(told());
    }

    List<String> comments() {
        return comments;
    }

    void awaitEnd() {
        await().until(() -> ended);
    }

    @Override
    public void close() {
        try {
            answer.body().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
