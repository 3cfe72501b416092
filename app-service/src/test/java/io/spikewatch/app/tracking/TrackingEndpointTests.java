package io.spikewatch.app.tracking;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.spikewatch.app.organization.SetUpException;
import io.spikewatch.app.outside.OutsideAddresses;
import io.spikewatch.app.outside.TestOutside;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class TrackingEndpointTests {

    private static final String ORIGIN = "https://eu.i.posthog.com";

    private static final String NO_ORIGIN =
            "APP_TRACKING_URL must be an origin such as https://eu.i.posthog.com, for there is an APP_TRACKING_KEY.";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "eu.i.posthog.com",
                "/batch/",
                "https://",
                "https://eu.i.posthog.com/batch/",
                "https://eu.i.posthog.com/?a=b",
                "https://eu.i.posthog.com#a",
                "https://anna:secret@eu.i.posthog.com",
                "https://eu.i. posthog.com",
                "https://eu.i.posthog.com\n",
                "ftp://eu.i.posthog.com"
            })
    void refusesWhatIsNoOriginInOneClearLine(String url) {
        assertThatExceptionOfType(SetUpException.class)
                .isThrownBy(() -> endpoint(url, TestOutside.withInternalAddresses()))
                .withMessage(NO_ORIGIN);
    }

    @ParameterizedTest
    @CsvSource({
        "http://eu.i.posthog.com, APP_TRACKING_URL must begin with https.",
        "https://localhost:8010, APP_TRACKING_URL must not be an internal address.",
        "https://10.0.0.1, APP_TRACKING_URL must not be an internal address.",
        "https://eu.i.posthog.com:70000, APP_TRACKING_URL must have a port up to 65535."
    })
    void refusesWhatIsNotSafelyOutside(String url, String line) {
        assertThatExceptionOfType(SetUpException.class)
                .isThrownBy(() -> endpoint(url, TestOutside.withoutInternalAddresses()))
                .withMessage(line);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://eu.i.posthog.com", "https://eu.i.posthog.com/", "HTTPS://eu.i.posthog.com:8443"})
    void takesOrigins(String url) {
        assertThatNoException()
                .isThrownBy(() ->
                        endpoint(url, TestOutside.withoutInternalAddresses()).close());
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:8010", "http://127.0.0.1/"})
    void takesThisMachineWhereThatIsAllowed(String url) {
        assertThatNoException()
                .isThrownBy(
                        () -> endpoint(url, TestOutside.withInternalAddresses()).close());
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1S", "PT30.001S"})
    void refusesToWaitForEverOrNotAtAll(Duration timeout) {
        assertThatExceptionOfType(SetUpException.class)
                .isThrownBy(() -> endpoint(ORIGIN, timeout, TestOutside.withoutInternalAddresses()))
                .withMessage("app.tracking.timeout must be more than 0 and at most 30 s.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0.001S", "PT30S"})
    void waitsForAWhile(Duration timeout) {
        assertThatNoException()
                .isThrownBy(() -> endpoint(ORIGIN, timeout, TestOutside.withoutInternalAddresses())
                        .close());
    }

    private static TrackingEndpoint endpoint(String url, OutsideAddresses outside) {
        return endpoint(url, Duration.ofSeconds(5), outside);
    }

    private static TrackingEndpoint endpoint(String url, Duration timeout, OutsideAddresses outside) {
        return new TrackingEndpoint(new TrackingProperties(url, "key", timeout), outside, new JsonMapper());
    }
}
