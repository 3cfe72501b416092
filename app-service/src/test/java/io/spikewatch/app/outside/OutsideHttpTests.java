package io.spikewatch.app.outside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutsideHttpTests {

    private final WireMockServer inside =
            new WireMockServer(WireMockConfiguration.options().dynamicPort());
    private final OutsideHttp http = new OutsideHttp(TestOutside.withoutInternalAddresses(), Duration.ofSeconds(5));

    @BeforeEach
    void start() {
        inside.start();
    }

    @AfterEach
    void stop() throws IOException {
        http.close();
        inside.stop();
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1", "2130706433", "[::1]", "[::ffff:127.0.0.1]"})
    void goesNowhereInsideWhateverItIsCalled(String host) {
        var address = URI.create("http://" + host + ":" + inside.port() + "/");

        assertThatThrownBy(() -> http.post(address, new byte[0], Map.of()))
                .isInstanceOf(UnreachableException.class)
                .hasMessage("internal_address");
        assertThatThrownBy(() -> http.knock(address))
                .isInstanceOf(UnreachableException.class)
                .hasMessage("internal_address");

        assertThat(inside.getAllServeEvents()).isEmpty();
    }
}
