package io.spikewatch.billing.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spikewatch.web.Problem;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StripeSignatureTests {

    private static final Instant NOW = Instant.parse("2026-06-19T07:45:00Z");

    @ParameterizedTest
    @ValueSource(longs = {-300, 0})
    void believesWhatStripeSignedAFewMinutesAgoAtMost(long seconds) {
        var signature = RecordedEvents.signature("{}", NOW.plusSeconds(seconds), "whsec_1");

        assertThatCode(() -> check("{}", signature, "whsec_1")).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(longs = {-301, -86_400})
    void refusesOldSignature(long seconds) {
        refuses("{}", RecordedEvents.signature("{}", NOW.plusSeconds(seconds), "whsec_1"));
    }

    @Test
    void refusesOtherSecret() {
        refuses("{}", RecordedEvents.signature("{}", NOW, "whsec_2"));
    }

    @Test
    void refusesOtherPayload() {
        refuses("{} ", RecordedEvents.signature("{}", NOW, "whsec_1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nonsense", "t=1", "t=now,v1=00", "t=,v1=", "v1=00", "t=1781855100,v1=zz"})
    void refusesWhatIsNoSignature(String header) {
        refuses("{}", header);
    }

    @Test
    void takesNothingWithoutASecret() {
        var signature = RecordedEvents.signature("{}", NOW, "whsec_1");

        assertThatThrownBy(() -> check("{}", signature, " ")).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.getStatusCode().value()).isEqualTo(503);
        });
    }

    private static void refuses(String payload, String signature) {
        assertThatThrownBy(() -> check(payload, signature, "whsec_1")).hasMessageContaining("bad-signature");
    }

    private static void check(String payload, String signature, String secret) {
        new StripeSignature(new StripeProperties(secret), Clock.fixed(NOW, ZoneOffset.UTC)).check(payload, signature);
    }
}
