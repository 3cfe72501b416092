package io.spikewatch.app.proxy;

import static io.spikewatch.app.billing.BillingStub.adminOf;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.spikewatch.app.billing.BillingGateway;
import io.spikewatch.app.billing.BillingStub;
import io.spikewatch.web.WebConduct;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.ModelAndViewContainer;

/** The proxy between a real caller, who may be slow or gone, and a real neighbour, who may break off. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, classes = BillingProxyTests.Setup.class)
class BillingProxyTests {

    private static final String LONG_JSON = "{\"results\":\"" + "0123456789".repeat(30_000) + "\"}";
    private static final byte[] PIECE = new byte[64 * 1024];
    private static final ExecutorService threads = Executors.newCachedThreadPool();
    private static final AtomicReference<HttpHandler> answer = new AtomicReference<>();
    private static final AtomicInteger open = new AtomicInteger();
    private static HttpServer billing;

    private final HttpClient caller = HttpClient.newHttpClient();
    private final URI usage;
    private final URI export;

    BillingProxyTests(@LocalServerPort int port) {
        this.usage = URI.create("http://localhost:" + port + "/api/billing/usage/");
        this.export = usage.resolve("export/");
    }

    @BeforeAll
    static void start() throws IOException {
        billing = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        billing.createContext("/", exchange -> answer.get().handle(exchange));
        billing.setExecutor(threads);
        billing.start();
    }

    @AfterAll
    static void stop() {
        billing.stop(0);
        threads.shutdownNow();
    }

    @Test
    void passesOnWhatCachesAndBrowsersNeed() throws Exception {
        answer.set(exchange -> answer(
                exchange,
                Map.of(
                        "Content-Type", "text/csv;charset=UTF-8",
                        "Content-Disposition", "attachment; filename=\"usage.csv\"",
                        "ETag", "W/\"7-a\"",
                        "Cache-Control", "private, no-cache",
                        "Server", "upstream"),
                "Series,Total\r\n"));

        var passed = get(export, Map.of(), BodyHandlers.ofString());

        assertThat(passed.statusCode()).isEqualTo(200);
        assertThat(passed.body()).isEqualTo("Series,Total\r\n");
        assertThat(passed.headers().map())
                .contains(
                        header("content-type", "text/csv;charset=UTF-8"),
                        header("content-disposition", "attachment; filename=\"usage.csv\""),
                        header("etag", "W/\"7-a\""),
                        header("cache-control", "private, no-cache"))
                .doesNotContainKey("server");
    }

    @ParameterizedTest
    @CsvSource({
        "'', text/html",
        "'', text/csv",
        "'', application/problem+json",
        "'', nonsense",
        "export/, text/html",
        "export/, application/json"
    })
    void refusesWhatIsNotInTheFormatAskedFor(String path, String type) throws Exception {
        answer.set(exchange -> answer(exchange, Map.of("Content-Type", type), "<h1>nginx</h1>"));

        var refused = get(usage.resolve(path), Map.of(), BodyHandlers.ofString());

        assertThat(refused.statusCode()).isEqualTo(502);
        assertThat(refused.body()).contains("billing_service_error").doesNotContain("nginx");
    }

    @Test
    void takesAnAnswerThatSaysNothingOfItsFormat() throws Exception {
        answer.set(exchange -> answer(exchange, Map.of(), "{}"));

        var passed = get(Map.of(), BodyHandlers.ofString());

        assertThat(passed.statusCode()).isEqualTo(200);
        assertThat(passed.body()).isEqualTo("{}");
    }

    @Test
    void letsCallersKeepWhatHasNotChanged() throws Exception {
        answer.set(exchange -> {
            var known = exchange.getRequestHeaders().getFirst("If-None-Match");
            exchange.getResponseHeaders().set("ETag", "W/\"7-a\"");
            exchange.sendResponseHeaders("W/\"7-a\"".equals(known) ? 304 : 500, -1);
            exchange.close();
        });

        var unchanged = get(Map.of("If-None-Match", "W/\"7-a\""), BodyHandlers.ofString());

        assertThat(unchanged.statusCode()).isEqualTo(304);
        assertThat(unchanged.body()).isEmpty();
        assertThat(unchanged.headers().firstValue("ETag")).hasValue("W/\"7-a\"");
    }

    @Test
    void compressesForItsCallersAlone() throws Exception {
        answer.set(exchange -> {
            assertThat(exchange.getRequestHeaders()).doesNotContainKey("Accept-encoding");
            answer(exchange, Map.of("Content-Type", "application/json", "ETag", "W/\"7-a\""), LONG_JSON);
        });

        var plain = get(Map.of(), BodyHandlers.ofByteArray());
        var compressed = get(Map.of("Accept-Encoding", "gzip"), BodyHandlers.ofByteArray());

        assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(plain.headers().firstValue("Vary")).hasValue("accept-encoding");
        assertThat(plain.body()).asString(UTF_8).isEqualTo(LONG_JSON);
        assertThat(compressed.headers().firstValue("Content-Encoding")).hasValue("gzip");
        assertThat(compressed.headers().firstValue("Vary")).hasValue("accept-encoding");
        assertThat(compressed.headers().firstValue("ETag")).hasValue("W/\"7-a\"");
        assertThat(compressed.body()).hasSizeLessThan(LONG_JSON.length() / 2);
        assertThat(unzip(compressed.body())).isEqualTo(LONG_JSON);
    }

    /** A short answer is held back until it is whole. */
    @Test
    void tellsThatAShortAnswerBrokeOff() throws Exception {
        answer.set(exchange -> breakOffAfter(1_000, exchange));

        var broken = get(Map.of(), BodyHandlers.ofString());

        assertThat(broken.statusCode()).isEqualTo(502);
        assertThat(broken.body()).contains("billing_service_error");
        assertThat(broken.headers().firstValue("ETag")).isEmpty();
    }

    /** Of a long answer the caller has a part already. */
    @Test
    void breaksOffWhereALongAnswerBreaksOff() {
        answer.set(exchange -> breakOffAfter(300_000, exchange));

        assertThatThrownBy(() -> get(Map.of(), BodyHandlers.ofString())).isInstanceOf(IOException.class);
    }

    @Test
    void stopsBillingWhenTheCallerLeaves() throws Exception {
        answer.set(BillingProxyTests::answerWithoutEnd);
        var endless = get(Map.of(), BodyHandlers.ofInputStream());
        endless.body().readNBytes(PIECE.length);

        endless.body().close();

        await().until(() -> open.get() == 0);
    }

    /** They take places among the answers, of which there are more, but none among the calls. */
    @Test
    void letsOthersAskWhileCallersReadSlowly() throws Exception {
        answer.set(BillingProxyTests::answerWithoutEnd);
        var slow = new ArrayList<InputStream>();
        for (var each = 0; each < BillingStub.CONCURRENT_CALLS + 1; each++) {
            slow.add(get(Map.of(), BodyHandlers.ofInputStream()).body());
        }
        answer.set(exchange -> answer(exchange, Map.of("Content-Type", "application/json"), "{}"));

        var asked = get(Map.of(), BodyHandlers.ofString());

        assertThat(asked.body()).isEqualTo("{}");
        assertThat(open).hasValue(slow.size());
        for (var each : slow) {
            each.close();
        }
        await().until(() -> open.get() == 0);
    }

    private <T> HttpResponse<T> get(Map<String, String> headers, HttpResponse.BodyHandler<T> body) throws Exception {
        return get(usage, headers, body);
    }

    private <T> HttpResponse<T> get(URI address, Map<String, String> headers, HttpResponse.BodyHandler<T> body)
            throws Exception {
        var request = HttpRequest.newBuilder(address);
        headers.forEach(request::header);
        return caller.send(request.build(), body);
    }

    private static Map.Entry<String, List<String>> header(String name, String value) {
        return Map.entry(name, List.of(value));
    }

    private static String unzip(byte[] bytes) throws IOException {
        return new String(new GZIPInputStream(new ByteArrayInputStream(bytes)).readAllBytes(), UTF_8);
    }

    private static void answer(HttpExchange exchange, Map<String, String> headers, String body) throws IOException {
        headers.forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(200, 0);
        exchange.getResponseBody().write(body.getBytes(UTF_8));
        exchange.close();
    }

    private static void breakOffAfter(int bytes, HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.getResponseHeaders().set("ETag", "W/\"7-a\"");
        exchange.sendResponseHeaders(200, 1_000_000);
        exchange.getResponseBody().write(new byte[bytes]);
        exchange.getResponseBody().flush();
        exchange.close();
    }

    /** Until nobody takes it any more. */
    @SuppressWarnings("InfiniteLoopStatement")
    private static void answerWithoutEnd(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, 0);
        open.incrementAndGet();
        try {
            while (true) {
                exchange.getResponseBody().write(PIECE);
            }
        } finally {
            open.decrementAndGet();
        }
    }

    @Configuration
    @ImportAutoConfiguration({
        TomcatServletWebServerAutoConfiguration.class,
        DispatcherServletAutoConfiguration.class,
        WebMvcAutoConfiguration.class,
        ErrorMvcAutoConfiguration.class,
        JacksonAutoConfiguration.class,
        ValidationAutoConfiguration.class
    })
    @Import({WebConduct.class, UsageProxyController.class, BillingProxy.class})
    static class Setup implements CallerFromAttribute {

        @Override
        public @Nullable Object resolveArgument(
                MethodParameter parameter,
                @Nullable ModelAndViewContainer container,
                NativeWebRequest request,
                @Nullable WebDataBinderFactory binders) {
            return adminOf("org-1");
        }

        @Bean
        BillingGateway gateway() {
            var address = URI.create("http://localhost:" + billing.getAddress().getPort());
            return BillingStub.gateway(address, BillingStub.PATIENCE);
        }

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }
    }
}
