package io.spikewatch.app.outside;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutsideAddressesTests {

    private final OutsideAddresses outside = TestOutside.withoutInternalAddresses();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://hooks.slack.com/services/T0/B0/x",
                "https://example.com:8443/hook?team=1",
                "https://example.com:65535/",
                "https://93.184.216.34/",
                "https://[2606:2800:220:1::1]/"
            })
    void takesWhatIsOutside(String address) {
        assertThat(outside.complaintAbout(address)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://localhost/",
                "https://LOCALHOST/",
                "https://127.0.0.1/",
                "https://2130706433/",
                "https://10.1.2.3/",
                "https://172.16.0.1/",
                "https://192.168.1.1/",
                "https://169.254.169.254/latest/meta-data",
                "https://100.64.0.1/",
                "https://0.0.0.0/",
                "https://[::1]/",
                "https://[::ffff:127.0.0.1]/",
                "https://[fd00::1]/",
                "https://[fe80::1]/"
            })
    void refusesWhatIsInside(String address) {
        assertThat(outside.complaintAbout(address)).contains("must not be an internal address");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "example.com/hook",
                "/hook",
                "https://",
                "https:///hook",
                "https://user:password@example.com/",
                "https://exa mple.com/",
                "https://example.com:65536/",
                "https://example.com/\n",
                "http://example.com/",
                "ftp://example.com/",
                "file:///etc/passwd"
            })
    void refusesWhatIsNoSecureAddress(String address) {
        assertThat(outside.complaintAbout(address)).isPresent();
    }

    @Test
    void refusesAddressesTooLongForOne() {
        assertThat(outside.complaintAbout("https://example.com/" + "x".repeat(2000)))
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:8089/hook", "http://127.0.0.1/", "https://example.com/"})
    void takesTheMachineItselfWhereThatIsAllowed(String address) {
        assertThat(TestOutside.withInternalAddresses().complaintAbout(address)).isEmpty();
    }
}
