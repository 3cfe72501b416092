package io.spikewatch.systemtests;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Programs that are not ours. */
final class Shell {

    private Shell() {}

    /** What a shell command prints when it is given this input. */
    static String pipe(String input, String command) {
        try {
            var process = new ProcessBuilder("sh", "-c", command).start();
            try (var in = process.getOutputStream()) {
                in.write(input.getBytes(StandardCharsets.UTF_8));
            }
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(command + " failed: "
                        + new String(process.getErrorStream().readAllBytes()));
            }
            return output;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
