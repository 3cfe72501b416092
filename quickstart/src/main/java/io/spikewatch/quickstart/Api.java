package io.spikewatch.quickstart;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The public API of one service, as whoever the headers tell. */
public final class Api {

    private static final JsonMapper JSON = new JsonMapper();

    private final URI address;
    private final Map<String, String> headers;

    private Api(URI address, Map<String, String> headers) {
        this.address = address;
        this.headers = headers;
    }

    public static Api anonymous(URI address) {
        return new Api(address, Map.of());
    }

    public static Api withKey(URI address, String key) {
        return anonymous(address).with("Authorization", "Bearer " + key);
    }

    public Api with(String header, String value) {
        var all = new TreeMap<>(headers);
        all.put(header, value);
        return new Api(address, all);
    }

    public JsonNode get(String path) {
        return tryGet(path).orThrow();
    }

    public Answer tryGet(String path) {
        return send(request(path).GET());
    }

    public JsonNode put(String path, Object body) {
        return send(request(path).header("Content-Type", "application/json").PUT(json(body)))
                .orThrow();
    }

    public JsonNode post(String path, Object body) {
        return tryPost(path, body).orThrow();
    }

    public JsonNode post(String path, String contentType, byte[] body) {
        return send(request(path).header("Content-Type", contentType).POST(BodyPublishers.ofByteArray(body)))
                .orThrow();
    }

    public Answer tryPost(String path, Object body) {
        return send(request(path).header("Content-Type", "application/json").POST(json(body)));
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(address.resolve(path));
        headers.forEach(request::header);
        return request;
    }

    private static HttpRequest.BodyPublisher json(Object body) {
        return BodyPublishers.ofString(JSON.writeValueAsString(body));
    }

    private static Answer send(HttpRequest.Builder builder) {
        var request = builder.build();
        try {
            return new Answer(request, Http.send(request, BodyHandlers.ofString()));
        } catch (IOException e) {
            throw QuickstartException.failure(request.method() + " " + request.uri() + " got no answer");
        }
    }

    /** What came back, good or bad. */
    public record Answer(HttpRequest request, HttpResponse<String> response) {

        public boolean has(int status) {
            return response.statusCode() == status;
        }

        public JsonNode orThrow() {
            if (response.statusCode() >= 400) {
                throw QuickstartException.failure("%s %s was answered %d: %s"
                        .formatted(request.method(), request.uri(), response.statusCode(), response.body()));
            }
            return response.body().isEmpty() ? JSON.nullNode() : JSON.readTree(response.body());
        }

        public String cookies() {
            return String.join(
                    "; ",
                    response.headers().allValues("Set-Cookie").stream()
                            .map(cookie -> cookie.split(";")[0])
                            .toList());
        }
    }
}
