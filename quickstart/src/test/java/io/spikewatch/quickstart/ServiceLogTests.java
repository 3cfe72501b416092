package io.spikewatch.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceLogTests {

    private static final List<String> LINES = List.of(
            " :: Spring Boot ::",
            "2026-06-09T10:00:00.001Z  INFO 1 --- [app-service] [main] App : Started",
            "2026-06-09T10:00:01.001Z ERROR 1 --- [app-service] [main] App : Broken",
            "java.lang.IllegalStateException: because",
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

        assertThat(shown).containsExactly(LINES.get(2), LINES.get(3), LINES.get(5));
    }

    @Test
    void keepsEverythingOfTheLatestStart() {
        var file = folder.resolve("log");
        new ServiceLog(file, true, shown::add).accept("an earlier start");

        LINES.forEach(new ServiceLog(file, true, shown::add));

        assertThat(file).hasContent(String.join("\n", LINES));
    }
}
