package io.spikewatch.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UsageReportsTests {

    private final List<String> received = new ArrayList<>();
    private HttpServer billing;

    @BeforeEach
    void start() throws IOException {
        billing = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        billing.createContext("/api/usage-reports", this::receive);
        billing.start();
    }

    @AfterEach
    void stop() {
        billing.stop(0);
    }

    @Test
    void goOutSomeHundredAtATime() {
        var lines = IntStream.range(0, 1100)
                .mapToObj(day -> report(LocalDate.EPOCH.plusDays(day)))
                .toList();

        var range = reports().load(lines.iterator());

        assertThat(range).contains(new DateRange(LocalDate.EPOCH, LocalDate.EPOCH.plusDays(1099)));
        assertThat(received).hasSize(3);
        assertThat(String.join("\n", received)).isEqualTo(String.join("\n", lines));
    }

    @Test
    void areAboutNoDayWhenThereAreNone() {
        Iterator<String> none = List.of("{}", "{\"date\":\"2026-02-31\"}").iterator();

        assertThat(reports().load(none)).isEmpty();
    }

    private UsageReports reports() {
        return new UsageReports(
                URI.create("http://localhost:" + billing.getAddress().getPort()), "key");
    }

    private static String report(LocalDate date) {
        return "{\"organization_id\":\"org-1\",\"date\":\"" + date + "\",\"report\":{}}";
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = new GZIPInputStream(exchange.getRequestBody()).readAllBytes();
            received.add(new String(body, StandardCharsets.UTF_8));
            var answer = "{\"accepted\":1,\"replaced\":0,\"rejected\":[]}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }
}
