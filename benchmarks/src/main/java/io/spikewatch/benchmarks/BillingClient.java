package io.spikewatch.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** billing-service over HTTP, uncompressed, on connections that stay open. */
final class BillingClient {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int BUFFER = 1 << 16;

    private final URI address;
    private final TokenSigner signer;
    private final String ingestKey;

    BillingClient(URI address, TokenSigner signer, String ingestKey) {
        this.address = address;
        this.signer = signer;
        this.ingestKey = ingestKey;
    }

    /** Asks as an owner of the organization, reads the answer to its end, and returns its length in bytes. */
    long length(String path, String organizationId) {
        try (var body = get(path, organizationId)) {
            var buffer = new byte[BUFFER];
            var length = 0L;
            for (var read = body.read(buffer); read >= 0; read = body.read(buffer)) {
                length += read;
            }
            return length;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    JsonNode json(String path, String organizationId) {
        try (var body = get(path, organizationId)) {
            return JSON.readTree(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Asks for something to be done, as an owner of the organization. */
    JsonNode post(String path, String organizationId) {
        return send("POST", path, signer.owner(organizationId), "");
    }

    /** As an operator who works for the organization. */
    void put(String path, String organizationId, String json) {
        send("PUT", path, signer.operator(organizationId), json);
    }

    /** As an operator of the vendor. */
    void order(String path, String json) {
        send("POST", path, signer.operator("vendor"), json);
    }

    private JsonNode send(String method, String path, String authorization, String json) {
        try {
            var connection = connect(path);
            connection.setRequestMethod(method);
            connection.setRequestProperty("Authorization", authorization);
            connection.setRequestProperty("Content-Type", "application/json");
            connection.setDoOutput(true);
            try (var out = connection.getOutputStream()) {
                out.write(json.getBytes(StandardCharsets.UTF_8));
            }
            try (var body = answer(connection)) {
                return JSON.readTree(body);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends NDJSON as it is written, and returns when all of it is committed. */
    void report(Body body) {
        try {
            var connection = connect("/api/usage-reports");
            connection.setRequestProperty("Authorization", "Bearer " + ingestKey);
            connection.setRequestProperty("Content-Type", "application/x-ndjson");
            connection.setDoOutput(true);
            connection.setChunkedStreamingMode(BUFFER);
            try (var out = connection.getOutputStream()) {
                body.writeTo(out);
            }
            requireAccepted(JSON.readTree(answer(connection)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String metrics() {
        try (var body = answer(connect("/actuator/prometheus"))) {
            return new String(body.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private InputStream get(String path, String organizationId) throws IOException {
        var connection = connect(path);
        connection.setRequestProperty("Authorization", signer.owner(organizationId));
        return answer(connection);
    }

    private HttpURLConnection connect(String path) throws IOException {
        return (HttpURLConnection) address.resolve(path).toURL().openConnection();
    }

    private static InputStream answer(HttpURLConnection connection) throws IOException {
        if (connection.getResponseCode() / 100 != 2) {
            var reason = new String(connection.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
            throw new IllegalStateException(connection.getURL() + " was answered " + reason);
        }
        return connection.getInputStream();
    }

    private static void requireAccepted(JsonNode answer) {
        if (!answer.path("rejected").isEmpty()) {
            throw new IllegalStateException(
                    "Reports were rejected: " + answer.path("rejected").path(0));
        }
    }

    /** What writes a request's body. */
    interface Body {

        void writeTo(OutputStream out) throws IOException;
    }
}
