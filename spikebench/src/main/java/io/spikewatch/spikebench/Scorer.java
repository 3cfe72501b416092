package io.spikewatch.spikebench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The corpus' own scorer, a script in Python: the only one that reads the answers. */
final class Scorer {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final Path folder;

    Scorer(Path folder) {
        this.folder = folder;
    }

    Scores score(List<Alert> alerts) throws IOException, InterruptedException {
        var alertFile = Files.createTempFile("alerts", ".csv");
        var scoreFile = Files.createTempFile("score", ".json");
        try {
            AlertFile.write(alertFile, alerts);
            run(
                    folder.resolve("score.py").toString(),
                    "--data",
                    folder.toString(),
                    "--alerts",
                    alertFile.toString(),
                    "--json",
                    scoreFile.toString());
            return JSON.readValue(scoreFile.toFile(), Scores.class);
        } finally {
            Files.delete(alertFile);
            Files.delete(scoreFile);
        }
    }

    /** What the script printed; it must end well. */
    static String run(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("python3"));
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var printed = new String(process.getInputStream().readAllBytes());
        if (process.waitFor() != 0) {
            throw new IOException("%s failed: %s".formatted(String.join(" ", command), printed));
        }
        return printed;
    }
}
