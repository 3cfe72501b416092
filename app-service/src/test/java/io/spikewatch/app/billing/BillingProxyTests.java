package io.spikewatch.app.billing;

import static io.spikewatch.app.billing.BillingStub.adminOf;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.spikewatch.app.billing.BillingProxy.AnswerCutOff;
import io.spikewatch.web.Problem;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class BillingProxyTests {

    /** A short answer is held back until it is whole; of a long one the caller has a part already. */
    @ParameterizedTest
    @CsvSource({"1000, PROBLEM", "300000, CUT_OFF"})
    void breaksOffWhereTheAnswerBreaksOff(int bytesSent, Outcome outcome) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> breakOffAfter(bytesSent, exchange));
        server.start();
        var address = URI.create("http://localhost:" + server.getAddress().getPort());
        var proxy = new BillingProxy(BillingStub.gateway(address, BillingStub.PATIENCE));
        var request = new MockHttpServletRequest("GET", "/api/billing/spikes");

        assertThatThrownBy(() -> proxy.get(adminOf("org-1"), request, new MockHttpServletResponse()))
                .isInstanceOf(outcome.failure);

        server.stop(0);
    }

    private static void breakOffAfter(int bytes, HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 1_000_000);
        exchange.getResponseBody().write(new byte[bytes]);
        exchange.getResponseBody().flush();
        exchange.close();
    }

    private enum Outcome {
        PROBLEM(Problem.class),
        CUT_OFF(AnswerCutOff.class);

        private final Class<? extends Throwable> failure;

        Outcome(Class<? extends Throwable> failure) {
            this.failure = failure;
        }
    }
}
