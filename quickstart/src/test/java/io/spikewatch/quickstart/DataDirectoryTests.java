package io.spikewatch.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTests {

    @TempDir
    Path folder;

    @Test
    void belongsToOneRunAtATime() {
        DataDirectory.hold(folder.resolve("data"));

        assertThatExceptionOfType(QuickstartException.class)
                .isThrownBy(() -> DataDirectory.hold(folder.resolve("data")))
                .satisfies(e -> assertThat(e.reason()).contains("is in use by another run"));
    }

    @Test
    void mustBeAFolder() throws IOException {
        var file = Files.createFile(folder.resolve("file"));

        assertThatExceptionOfType(QuickstartException.class)
                .isThrownBy(() -> DataDirectory.hold(file))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(file + " can't be used as data directory"));
    }
}
