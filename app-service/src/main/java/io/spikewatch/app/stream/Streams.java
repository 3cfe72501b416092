package io.spikewatch.app.stream;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.spikewatch.web.Problem;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * The streams that are open at this replica. They end before the web server begins to wait for what is under way, which
 * would otherwise be they.
 */
@Component
class Streams implements SmartLifecycle {

    private final StreamProperties bounds;
    private final Set<OpenStream> open = new LinkedHashSet<>();
    private boolean running;

    Streams(StreamProperties bounds, MeterRegistry meters) {
        this.bounds = bounds;
        Gauge.builder("app.streams.open", this, streams -> streams.all().size())
                .description("Streams of notifications that are open at this replica")
                .register(meters);
    }

    /** @throws Problem 429 or 503 if there are too many already, or the service is about to stop */
    synchronized void add(OpenStream stream) {
        if (!running || open.size() >= bounds.inAll()) {
            throw refusal(HttpStatus.SERVICE_UNAVAILABLE, "Too many streams are open. Try again later.");
        }
        var person = stream.admission().userId();
        var own = open.stream()
                .filter(each -> each.admission().userId().equals(person))
                .count();
        if (own >= bounds.perPerson()) {
            throw refusal(HttpStatus.TOO_MANY_REQUESTS, "You have too many streams open. Close one first.");
        }
        open.add(stream);
    }

    private static Problem refusal(HttpStatus status, String detail) {
        var problem = Problem.of(status, "too_many_streams", detail);
        problem.getHeaders().set(HttpHeaders.RETRY_AFTER, "10");
        return problem;
    }

    synchronized void remove(OpenStream stream) {
        open.remove(stream);
    }

    synchronized List<OpenStream> all() {
        return List.copyOf(open);
    }

    @Override
    public synchronized void start() {
        running = true;
    }

    @Override
    public void stop() {
        synchronized (this) {
            running = false;
        }
        all().forEach(OpenStream::end);
    }

    @Override
    public synchronized boolean isRunning() {
        return running;
    }
}
