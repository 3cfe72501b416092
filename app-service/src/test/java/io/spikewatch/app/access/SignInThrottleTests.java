package io.spikewatch.app.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.spikewatch.web.Problem;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SignInThrottleTests {

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-06-09T10:00:00Z"));
    private final SignInThrottle throttle = new SignInThrottle(clock());

    @BeforeEach
    void failToSignIn() {
        for (var i = 0; i < SignInThrottle.PER_PERSON_AND_ADDRESS; i++) {
            throttle.check("anna@example.com", "10.0.0.1");
            throttle.failed("anna@example.com", "10.0.0.1");
        }
    }

    @Test
    void makesAPersonWaitAfterTooManyFailures() {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> throttle.check("Anna@Example.com", "10.0.0.1"))
                .satisfies(refused -> {
                    assertThat(refused.getStatusCode().value()).isEqualTo(429);
                    assertThat(refused.getHeaders().getFirst("Retry-After")).isEqualTo("301");
                });
    }

    @Test
    void letsOthersSignIn() {
        assertThatCode(() -> throttle.check("ben@example.com", "10.0.0.1")).doesNotThrowAnyException();
        assertThatCode(() -> throttle.check("anna@example.com", "10.0.0.2")).doesNotThrowAnyException();
    }

    @Test
    void forgetsFailuresInTime() {
        now.updateAndGet(instant -> instant.plus(Duration.ofMinutes(6)));

        assertThatCode(() -> throttle.check("anna@example.com", "10.0.0.1")).doesNotThrowAnyException();
    }

    @Test
    void forgetsFailuresAfterASuccess() {
        throttle.succeeded("anna@example.com", "10.0.0.1");

        assertThatCode(() -> throttle.check("anna@example.com", "10.0.0.1")).doesNotThrowAnyException();
    }

    @Test
    void keepsNoMoreOfANameThanAnAddressHas() {
        var endless = "x".repeat(1000);
        for (var i = 0; i < SignInThrottle.PER_PERSON_AND_ADDRESS; i++) {
            throttle.failed(endless + i, "10.0.0.3");
        }

        assertThatExceptionOfType(Problem.class).isThrownBy(() -> throttle.check(endless, "10.0.0.3"));
    }

    private Clock clock() {
        InstantSource source = now::get;
        return source.withZone(ZoneOffset.UTC);
    }
}
