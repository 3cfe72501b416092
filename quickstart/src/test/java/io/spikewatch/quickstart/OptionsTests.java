package io.spikewatch.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionsTests {

    @TempDir
    Path folder;

    @Test
    void loadsTheDemoIntoTheProjectsFolderUnlessToldOtherwise() {
        var options = Options.parse(folder);

        assertThat(options).isEqualTo(new Options(true, false, folder.resolve(".spikewatch/data"), List.of()));
    }

    @Test
    void takesEveryFileUpToTheNextOption() throws IOException {
        var reports = Files.createFile(folder.resolve("reports.ndjson"));
        var accounts = Files.createFile(folder.resolve("accounts.csv"));

        var options = Options.parse(
                folder,
                "--import",
                reports.toString(),
                accounts.toString(),
                "--empty",
                "--quiet",
                "--data-dir",
                "/tmp/x");

        assertThat(options).isEqualTo(new Options(false, true, Path.of("/tmp/x"), List.of(reports, accounts)));
    }

    @ParameterizedTest
    @CsvSource({
        "--fast, unknown option --fast",
        "reports.ndjson, unknown option reports.ndjson",
        "--data-dir, --data-dir needs a value",
        "--import, --import needs a value",
        "--import --empty, --import needs a value",
        "--import /nowhere.ndjson, /nowhere.ndjson can't be read",
        "--import /reports.json, /reports.json is neither .ndjson (usage reports) nor .csv (accounts)",
    })
    void refusesWhatItDoesNotUnderstand(String arguments, String reason) {
        assertThatExceptionOfType(QuickstartException.class)
                .isThrownBy(() -> Options.parse(folder, arguments.split(" ")))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(reason + " (./run --help shows the options)"))
                .satisfies(e -> assertThat(e.status()).isEqualTo(2));
    }
}
