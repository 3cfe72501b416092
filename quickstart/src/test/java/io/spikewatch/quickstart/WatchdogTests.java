package io.spikewatch.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class WatchdogTests {

    @Test
    void endsWhatAKilledJvmLeavesBehind() throws Exception {
        var killed = new ProcessBuilder(java(), "-cp", classPath(), Killed.class.getName()).start();
        var printed = new String(killed.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);

        assertThat(killed.waitFor()).isEqualTo(137);
        var pid = Long.parseLong(printed.strip());
        await().atMost(Duration.ofSeconds(10))
                .until(() ->
                        ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty());
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    /** Starts something that would run for a minute, and dies. */
    static final class Killed {

        public static void main(String[] args) throws IOException {
            var ended = new ProcessBuilder("true").start();
            Watchdog.guard(ended);
            var left = new ProcessBuilder("sleep", "60")
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            Watchdog.guard(left);
            ended.onExit().join();
            System.out.println(left.pid());
            Runtime.getRuntime().halt(137);
        }
    }
}
