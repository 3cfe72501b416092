package io.spikewatch.app.organization;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PasswordConfigurationTests {

    private final PasswordConfiguration configuration = new PasswordConfiguration();

    @Test
    void hashesALongPasswordToItsLastCharacter() {
        var passwords = configuration.passwordEncoder();
        var beginning = "long".repeat(30);

        var hash = passwords.encode(beginning + "!");

        assertThat(hash).startsWith("{pbkdf2-sha256}").hasSameSizeAs(PasswordConfiguration.DECOY);
        assertThat(passwords.matches(beginning + "!", hash)).isTrue();
        assertThat(passwords.matches(beginning + "?", hash)).isFalse();
    }
}
