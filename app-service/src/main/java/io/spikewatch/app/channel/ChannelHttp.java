package io.spikewatch.app.channel;

import io.spikewatch.app.outside.OutsideAddresses;
import io.spikewatch.app.outside.OutsideHttp;
import io.spikewatch.app.outside.UnreachableException;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Posts to addresses that people named. */
@Component
class ChannelHttp implements AutoCloseable {

    private final OutsideHttp http;

    ChannelHttp(OutsideAddresses outside, ChannelProperties properties) {
        this.http = new OutsideHttp(outside, properties.timeout());
    }

    /** Returns once the other side said that it has it. */
    void post(String address, byte[] body, Map<String, String> headers) throws NotSentException {
        var status = status(URI.create(address), body, headers);
        if (status == HttpStatus.GONE.value()) {
            throw NotSentException.forGood("http_410");
        }
        if (status / 100 != 2) {
            throw NotSentException.forNow("http_" + status);
        }
    }

    private int status(URI address, byte[] body, Map<String, String> headers) throws NotSentException {
        try {
            return http.post(address, body, headers);
        } catch (UnreachableException failure) {
            throw NotSentException.forNow(failure.getMessage());
        }
    }

    @Override
    public void close() throws IOException {
        http.close();
    }
}
