package io.spikewatch.app.outside;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.routing.RoutingSupport;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.springframework.boot.http.client.FilteredHostException;
import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.boot.http.client.HttpComponentsHttpClientBuilder;
import org.springframework.boot.http.client.HttpRedirects;
import org.springframework.boot.http.client.InetAddressFilter;

/** Calls servers that people name. Goes nowhere but there, and no longer than it has to. */
public final class OutsideHttp implements AutoCloseable {

    private static final String INTERNAL = "internal_address";

    private final CloseableHttpClient http;
    private final InetAddressFilter filter;
    private final Duration timeout;

    /**
     * What a name leads to is checked as it is connected to; nobody answers with another address.
     *
     * @param timeout for a whole answer
     */
    public OutsideHttp(OutsideAddresses outside, Duration timeout) {
        this.timeout = timeout;
        this.filter = outside.filter();
        this.http = new HttpComponentsHttpClientBuilder()
                .withCustomizer(OutsideHttp::doNoMoreThanAsked)
                .build(HttpClientSettings.defaults()
                        .withTimeouts(timeout, timeout)
                        .withRedirects(HttpRedirects.DONT_FOLLOW)
                        .withInetAddressFilter(filter));
    }

    private static void doNoMoreThanAsked(HttpClientBuilder client) {
        client.disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .setUserAgent("Spikewatch");
    }

    /** Sends JSON once; the answer is the other side's status code, which says all. */
    public int post(URI address, byte[] body, Map<String, String> headers) throws UnreachableException {
        var request = new HttpPost(address);
        request.setEntity(new ByteArrayEntity(body, ContentType.APPLICATION_JSON));
        headers.forEach(request::setHeader);
        return exchange(request);
    }

    /** Connects without asking for anything, to any of the host's addresses. */
    public void knock(URI address) throws UnreachableException {
        var failure = "UnknownHostException";
        for (var host : addressesOf(address)) {
            try {
                knock(host, portOf(address));
                return;
            } catch (UnreachableException unreachable) {
                failure = unreachable.getMessage();
            }
        }
        throw new UnreachableException(failure);
    }

    private static InetAddress[] addressesOf(URI address) {
        try {
            return InetAddress.getAllByName(address.getHost());
        } catch (UnknownHostException unknown) {
            return new InetAddress[0];
        }
    }

    private void knock(InetAddress host, int port) throws UnreachableException {
        if (!filter.matches(host)) {
            throw new UnreachableException(INTERNAL);
        }
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), Math.toIntExact(timeout.toMillis()));
        } catch (IOException failure) {
            throw new UnreachableException(failure.getClass().getSimpleName());
        }
    }

    private int exchange(HttpPost request) throws UnreachableException {
        var deadline = new CompletableFuture<Void>().completeOnTimeout(null, timeout.toMillis(), TimeUnit.MILLISECONDS);
        deadline.thenRun(request::cancel); // the client's own time-outs are for each single byte
        try {
            var status = http.executeOpen(RoutingSupport.determineHost(request), request, null)
                    .getCode();
            request.cancel(); // to close the response would read it to its end
            return status;
        } catch (FilteredHostException inside) {
            throw new UnreachableException(INTERNAL);
        } catch (IOException | HttpException failure) {
            throw new UnreachableException(
                    deadline.isDone() ? "timeout" : failure.getClass().getSimpleName());
        } finally {
            deadline.cancel(false);
        }
    }

    private static int portOf(URI address) {
        if (address.getPort() >= 0) {
            return address.getPort();
        }
        return "https".equalsIgnoreCase(address.getScheme()) ? 443 : 80;
    }

    @Override
    public void close() throws IOException {
        http.close();
    }
}
