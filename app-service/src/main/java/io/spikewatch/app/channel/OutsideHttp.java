package io.spikewatch.app.channel;

import io.spikewatch.app.preference.OutsideAddresses;
import java.io.IOException;
import java.net.URI;
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
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.springframework.boot.http.client.FilteredHostException;
import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.boot.http.client.HttpComponentsHttpClientBuilder;
import org.springframework.boot.http.client.HttpRedirects;
import org.springframework.stereotype.Component;

/** Calls servers that people name. Goes nowhere but there, and no longer than it has to. */
@Component
class OutsideHttp implements AutoCloseable {

    private final CloseableHttpClient http;
    private final Duration timeout;

    /** What a name leads to is checked as it is connected to; nobody answers with another address. */
    OutsideHttp(OutsideAddresses outside, ChannelProperties properties) {
        this.timeout = properties.timeout();
        this.http = new HttpComponentsHttpClientBuilder()
                .withCustomizer(OutsideHttp::doNoMoreThanAsked)
                .build(HttpClientSettings.defaults()
                        .withTimeouts(timeout, timeout)
                        .withRedirects(HttpRedirects.DONT_FOLLOW)
                        .withInetAddressFilter(outside.filter()));
    }

    private static void doNoMoreThanAsked(HttpClientBuilder client) {
        client.disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .setUserAgent("Spikewatch");
    }

    /** Returns once the other side said that it has it. */
    void post(String address, byte[] body, Map<String, String> headers) throws NotSentException {
        var request = new HttpPost(URI.create(address));
        request.setEntity(new ByteArrayEntity(body, ContentType.APPLICATION_JSON));
        headers.forEach(request::setHeader);
        var status = exchange(request);
        if (status == HttpStatus.SC_GONE) {
            throw NotSentException.forGood("http_410");
        }
        if (status / 100 != 2) {
            throw NotSentException.forNow("http_" + status);
        }
    }

    /** The status line says all; whatever else would come is not read. */
    private int exchange(HttpPost request) throws NotSentException {
        var deadline = new CompletableFuture<Void>().completeOnTimeout(null, timeout.toMillis(), TimeUnit.MILLISECONDS);
        deadline.thenRun(request::cancel); // the client's own time-outs are for each single byte
        try {
            var status = http.executeOpen(RoutingSupport.determineHost(request), request, null)
                    .getCode();
            request.cancel(); // to close the response would read it to its end
            return status;
        } catch (FilteredHostException inside) {
            throw NotSentException.forNow("internal_address");
        } catch (IOException | HttpException failure) {
            throw NotSentException.forNow(
                    deadline.isDone() ? "timeout" : failure.getClass().getSimpleName());
        } finally {
            deadline.cancel(false);
        }
    }

    @Override
    public void close() throws IOException {
        http.close();
    }
}
