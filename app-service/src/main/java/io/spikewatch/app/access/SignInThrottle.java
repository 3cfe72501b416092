package io.spikewatch.app.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.spikewatch.web.Problem;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Slows down guessing: after too many failures for a person or from an address, further attempts have to wait. Only
 * failures count, and a success forgets those of its person from its address.
 */
@Component
class SignInThrottle {

    static final int PER_PERSON_AND_ADDRESS = 10;

    private static final int PER_PERSON = 50;
    private static final int PER_ADDRESS = 200;
    private static final int KEPT_LENGTH = 254;
    private static final Duration WINDOW = Duration.ofMinutes(5);

    private final Cache<String, Failures> failures =
            Caffeine.newBuilder().maximumSize(100_000).expireAfterWrite(WINDOW).build();
    private final Clock clock;

    SignInThrottle(Clock clock) {
        this.clock = clock;
    }

    private record Failures(int count, Instant until) {}

    /** Refuses the attempt if its person or address has to wait. */
    void check(String email, String address) {
        limits(email, address).forEach((key, limit) -> {
            var known = failures.getIfPresent(key);
            if (known != null && known.count() >= limit && known.until().isAfter(clock.instant())) {
                throw tooMany(known.until());
            }
        });
    }

    void failed(String email, String address) {
        limits(email, address).keySet().forEach(key -> failures.asMap().merge(key, first(), this::add));
    }

    void succeeded(String email, String address) {
        failures.invalidate(pair(email, address));
    }

    private Failures first() {
        return new Failures(1, clock.instant().plus(WINDOW));
    }

    private Failures add(Failures known, Failures first) {
        return known.until().isAfter(clock.instant()) ? new Failures(known.count() + 1, known.until()) : first;
    }

    private Problem tooMany(Instant until) {
        var problem = Problem.of(
                HttpStatus.TOO_MANY_REQUESTS, "too_many_attempts", "Too many attempts failed. Wait, then try again.");
        var seconds = Duration.between(clock.instant(), until).toSeconds() + 1;
        problem.getHeaders().set(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
        return problem;
    }

    private static Map<String, Integer> limits(String email, String address) {
        return Map.of(
                pair(email, address),
                PER_PERSON_AND_ADDRESS,
                "person " + folded(email),
                PER_PERSON,
                "address " + address,
                PER_ADDRESS);
    }

    private static String pair(String email, String address) {
        return "both " + address + " " + folded(email);
    }

    /** Not longer than addresses are, so that nobody fills the memory with what they type. */
    private static String folded(String email) {
        return email.substring(0, Math.min(email.length(), KEPT_LENGTH)).toLowerCase(Locale.ROOT);
    }
}
