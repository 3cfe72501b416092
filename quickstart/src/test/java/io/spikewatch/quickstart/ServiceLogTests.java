package io.spikewatch.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceLogTests {

    private static final String INFO = "2026-06-09T10:00:00.001Z  INFO 1 --- [app-service] [main] App : Connected";

    private static final List<String> LINES = List.of(
            INFO,
            "\tDatabase JDBC URL [jdbc:postgresql://localhost/app]",
            "",
            "2026-06-09T10:00:01.001Z ERROR 1 --- [app-service] [main] App : Broken",
            "java.lang.IllegalStateException: because",
            "\tat io.spikewatch.app.App.main(App.java:1)",
            "Caused by: java.io.IOException",
            "2026-06-09T10:00:02.001Z  INFO 1 --- [app-service] [main] App : Mended",
            "2026-06-09T10:00:03.001Z  WARN 1 --- [app-service] [main] App : No ERROR");

    @TempDir
    Path folder;

    private final List<String> shown = new ArrayList<>();

    @Test
    void showsEverything() {
        LINES.forEach(new ServiceLog(folder.resolve("log"), false, shown::add));

        assertThat(shown).isEqualTo(LINES);
    }

    @Test
    void showsWarningsAndErrorsAsAWholeToWhoeverWantsNoMore() {
        LINES.forEach(new ServiceLog(folder.resolve("log"), true, shown::add));

        assertThat(shown).containsExactly(LINES.get(3), LINES.get(4), LINES.get(5), LINES.get(6), LINES.get(8));
    }

    @Test
    void showsWhyAServiceDiesBeforeItsFirstEntry() {
        var last = List.of(
                "Error: LinkageError occurred while loading main class io.spikewatch.app.AppServiceApplication",
                "\tjava.lang.UnsupportedClassVersionError: io/spikewatch/app/AppServiceApplication");

        last.forEach(new ServiceLog(folder.resolve("log"), true, shown::add));

        assertThat(shown).isEqualTo(last);
    }

    @Test
    void showsWhyAServiceDiesAfterAnEntryThatNobodyWantsToSee() {
        var last = List.of(
                "java.lang.OutOfMemoryError: Java heap space",
                "\tat java.base/java.util.Arrays.copyOf(Arrays.java:3537)");
        var log = new ServiceLog(folder.resolve("log"), true, shown::add);
        log.accept(INFO);

        last.forEach(log);

        assertThat(shown).isEqualTo(last);
    }

    @Test
    void keepsEverythingOfTheLatestStart() {
        var file = folder.resolve("log");
        new ServiceLog(file, true, shown::add).accept("an earlier start");

        LINES.forEach(new ServiceLog(file, true, shown::add));

        assertThat(file).hasContent(String.join("\n", LINES));
    }

    @Test
    void isReadableByItsOwnerAlone() throws IOException {
        var log = new ServiceLog(folder.resolve("log"), true, shown::add);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(log.file())))
                .isEqualTo("rw-------");
    }

    @Test
    void isReadableByItsOwnerAloneThoughItWasNot() throws IOException {
        var file = Files.createFile(folder.resolve("log"));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

        var log = new ServiceLog(file, true, shown::add);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(log.file())))
                .isEqualTo("rw-------");
    }

    @Test
    void isKeptWhereFilesHaveNoPermissions() throws IOException {
        try (var withoutPermissions =
                FileSystems.newFileSystem(folder.resolve("files.zip"), Map.of("create", "true"))) {
            var log = new ServiceLog(withoutPermissions.getPath("log"), false, shown::add);

            LINES.forEach(log);

            assertThat(log.file()).exists();
            assertThat(shown).isEqualTo(LINES);
        }
    }
}
