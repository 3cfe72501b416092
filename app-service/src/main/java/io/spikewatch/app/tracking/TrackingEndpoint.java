package io.spikewatch.app.tracking;

import io.spikewatch.app.organization.SetUpException;
import io.spikewatch.app.outside.OutsideAddresses;
import io.spikewatch.app.outside.OutsideHttp;
import io.spikewatch.app.outside.UnreachableException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.springframework.context.annotation.Conditional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Product analytics, which takes events as PostHog's capture API does. */
@Component
@Conditional(TrackingOn.class)
class TrackingEndpoint implements AutoCloseable {

    private static final Pattern ORIGIN = Pattern.compile("https?://[^/?#@\\s]+/?", Pattern.CASE_INSENSITIVE);
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Map<String, String> GZIP = Map.of("Content-Encoding", "gzip");

    private final URI address;
    private final String head;
    private final OutsideHttp http;

    TrackingEndpoint(TrackingProperties properties, OutsideAddresses outside, JsonMapper json) {
        complaintAbout(properties.url(), outside).ifPresent(complaint -> {
            throw new SetUpException("APP_TRACKING_URL " + complaint + ".");
        });
        if (!isReasonable(properties.timeout())) {
            throw new SetUpException("app.tracking.timeout must be more than 0 and at most 30 s.");
        }
        this.address = URI.create(properties.url()).resolve("/batch/");
        this.head = "{\"api_key\":" + json.writeValueAsString(properties.key()) + ",\"batch\":";
        this.http = new OutsideHttp(outside, properties.timeout());
    }

    /** A request holds its events, and a stop waits for it. */
    private static boolean isReasonable(Duration timeout) {
        return timeout.compareTo(Duration.ZERO) > 0 && timeout.compareTo(LONGEST) <= 0;
    }

    private static Optional<String> complaintAbout(String url, OutsideAddresses outside) {
        return ORIGIN.matcher(url).matches()
                ? outside.complaintAbout(url)
                : Optional.of("must be an origin such as https://eu.i.posthog.com, for there is an APP_TRACKING_KEY");
    }

    /** Connects without asking for anything. */
    void knock() throws UnreachableException {
        http.knock(address);
    }

    Answer send(List<WaitingEvent> batch) {
        try {
            return Answer.of(http.post(address, gzip(bodyOf(batch)), GZIP));
        } catch (UnreachableException failure) {
            return new Answer.Unavailable(failure.getMessage());
        }
    }

    private String bodyOf(List<WaitingEvent> batch) {
        return batch.stream().map(WaitingEvent::body).collect(Collectors.joining(",", head + "[", "]}"));
    }

    private static byte[] gzip(String body) {
        var bytes = new ByteArrayOutputStream();
        try (var packed = new GZIPOutputStream(bytes)) {
            packed.write(body.getBytes(StandardCharsets.UTF_8));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    @Override
    public void close() throws IOException {
        http.close();
    }
}
