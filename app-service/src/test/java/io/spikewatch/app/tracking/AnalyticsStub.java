package io.spikewatch.app.tracking;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.ToIntFunction;
import java.util.stream.StreamSupport;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Product analytics: remembers what it is sent, and answers as it is told to. */
public class AnalyticsStub implements AutoCloseable {

    public static final String KEY = "phc_the-key-of-the-tests";

    private static final JsonMapper JSON = new JsonMapper();

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private volatile ToIntFunction<Request> answer = request -> 200;

    public AnalyticsStub() {
        this(0);
    }

    AnalyticsStub(int port) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.setExecutor(threads);
        server.createContext("/", this::take);
        server.start();
    }

    /** @param path with the method before it */
    record Request(String path, Map<String, List<String>> headers, String body, int status) {

        private static Request of(HttpExchange exchange, String body, int status) {
            var headers = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
            headers.putAll(exchange.getRequestHeaders());
            return new Request(exchange.getRequestMethod() + " " + exchange.getRequestURI(), headers, body, status);
        }

        List<JsonNode> events() {
            return StreamSupport.stream(JSON.readTree(body).path("batch").spliterator(), false)
                    .toList();
        }

        List<String> header(String name) {
            return headers.getOrDefault(name, List.of());
        }
    }

    public String url() {
        return "http://localhost:" + port();
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** From now on; what is asked may take its time. */
    void answer(ToIntFunction<Request> statusOf) {
        this.answer = statusOf;
    }

    List<Request> requests() {
        return requests;
    }

    /** What it took, in the order in which it did. */
    List<JsonNode> events() {
        return requests.stream()
                .filter(request -> request.status() == 200)
                .flatMap(request -> request.events().stream())
                .toList();
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = unpacked(exchange.getRequestBody().readAllBytes());
            var status = answer.applyAsInt(Request.of(exchange, body, 0));
            requests.add(Request.of(exchange, body, status));
            exchange.getResponseHeaders().add("Location", url() + "/elsewhere");
            exchange.sendResponseHeaders(status, -1);
        }
    }

    private static String unpacked(byte[] body) throws IOException {
        try (var unpacked = new GZIPInputStream(new ByteArrayInputStream(body))) {
            return new String(unpacked.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
