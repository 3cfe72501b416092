package io.spikewatch.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTests {

    @TempDir
    Path folder;

    @Test
    void areMadeOncePerDataDirectory() {
        var first = Secrets.in(folder.resolve("secrets"), Map.of());
        var second = Secrets.in(folder.resolve("secrets"), Map.of());

        assertThat(second).isEqualTo(first);
        assertThat(first.get("APP_BOOTSTRAP_API_KEY")).startsWith("sw_").hasSizeGreaterThanOrEqualTo(24);
        assertThat(first.get("BILLING_INGEST_KEY")).hasSizeGreaterThanOrEqualTo(24);
        assertThat(first.get("DEMO_PASSWORD")).hasSizeGreaterThanOrEqualTo(12);
    }

    @Test
    void areForTheOwnersEyesOnly() throws IOException {
        Secrets.in(folder.resolve("secrets"), Map.of());

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("secrets"))))
                .isEqualTo("rw-------");
    }

    @Test
    void giveWayToTheEnvironmentWithoutKeepingIt() {
        var chosen = Map.of("BILLING_INGEST_KEY", "a key from the environment");

        var secrets = Secrets.in(folder.resolve("secrets"), chosen);

        assertThat(secrets).containsAllEntriesOf(chosen);
        assertThat(Secrets.in(folder.resolve("secrets"), Map.of())).doesNotContainValue("a key from the environment");
    }
}
