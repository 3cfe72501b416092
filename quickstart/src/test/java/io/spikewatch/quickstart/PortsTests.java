package io.spikewatch.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortsTests {

    @Test
    void knowsTheDefaults() {
        var ports = Ports.of(Map.of());

        assertThat(ports.get("APP_PORT")).isEqualTo(8080);
        assertThat(ports.get("BILLING_PORT")).isEqualTo(8081);
        assertThat(ports.get("SQS_PORT")).isEqualTo(9324);
        assertThat(ports.get("POSTGRES_PORT")).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "127.0.0.1"})
    void namesTheVariableOfAPortThatIsTaken(String address) throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getByName(address))) {
            var port = taken.getLocalPort();

            assertThatExceptionOfType(QuickstartException.class)
                    .isThrownBy(() -> ports(Integer.toString(port), "1").requireFree())
                    .satisfies(e -> assertThat(e.reason())
                            .isEqualTo("port " + port + " is taken; set APP_PORT to another one"));
        }
    }

    @Test
    void refusesOnePortForTwo() {
        assertThatExceptionOfType(QuickstartException.class)
                .isThrownBy(() -> ports("18080", "18080").requireFree())
                .satisfies(e -> assertThat(e.reason()).endsWith("are both 18080"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "65536", "http"})
    void refusesWhatIsNoPort(String port) {
        assertThatExceptionOfType(QuickstartException.class)
                .isThrownBy(() -> ports(port, "1"))
                .satisfies(e -> assertThat(e.reason()).startsWith("APP_PORT is no port: " + port));
    }

    @Test
    void leavesTheSqsPortAloneWhenSqsRunsElsewhere() {
        var ports = Ports.of(Map.of("SQS_ENDPOINT", "http://localhost:4566"));

        assertThat(ports.get("SQS_PORT")).isZero();
    }

    private static Ports ports(String app, String billing) {
        return Ports.of(Map.of("APP_PORT", app, "BILLING_PORT", billing, "SQS_ENDPOINT", "http://localhost:4566"));
    }
}
