package io.spikewatch.systemtests;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Product analytics of one system: remembers the events it is sent, and can be away or busy. */
final class Analytics implements AutoCloseable {

    static final String KEY = "phc_of-the-system-tests";

    private static final JsonMapper JSON = new JsonMapper();

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<JsonNode> events = new CopyOnWriteArrayList<>();
    private final int port;
    private HttpServer server;
    private final AtomicInteger held = new AtomicInteger();
    private volatile CountDownLatch free = new CountDownLatch(0);

    Analytics() {
        server = listen(0);
        port = server.getAddress().getPort();
    }

    private HttpServer listen(int port) {
        try {
            var listening = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            listening.setExecutor(threads);
            listening.createContext("/batch/", this::take);
            listening.start();
            return listening;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String url() {
        return "http://localhost:" + port;
    }

    List<JsonNode> events() {
        return List.copyOf(events);
    }

    /** In an organization, or about it; by name. */
    List<JsonNode> eventsOf(String organization, String name) {
        return events.stream()
                .filter(event -> event.path("event").asString().equals(name))
                .filter(event -> event.at("/properties/$groups/organization")
                                .asString("")
                                .equals(organization)
                        || event.at("/properties/$group_key").asString("").equals(organization))
                .toList();
    }

    void goAway() {
        server.stop(0);
    }

    void comeBack() {
        server = listen(port);
    }

    /** Takes requests and answers none, until it is told to. */
    void hang() {
        free = new CountDownLatch(1);
    }

    void answer() {
        free.countDown();
    }

    /** How many requests it has taken and not answered: each that was given up, and the one that is waited for. */
    int held() {
        return held.get();
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = JSON.readTree(unpacked(exchange));
            held.incrementAndGet();
            free.await();
            held.decrementAndGet();
            body.path("batch").forEach(events::add);
            exchange.sendResponseHeaders(200, -1);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static String unpacked(HttpExchange exchange) throws IOException {
        try (var body = new GZIPInputStream(exchange.getRequestBody())) {
            return new String(body.readAllBytes(), UTF_8);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
