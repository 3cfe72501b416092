package io.spikewatch.billing.answer;

import io.spikewatch.web.Problem;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** What is answered when there is no room for one more query just now. */
final class Busy {

    private Busy() {}

    /** @param wait after which it is worth trying again */
    static Problem problem(String detail, Duration wait) {
        var busy = Problem.of(HttpStatus.SERVICE_UNAVAILABLE, "busy", detail);
        busy.getHeaders().set(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, wait.toSeconds())));
        return busy;
    }
}
