package io.spikewatch.quickstart;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** What the command line asks for. */
record Options(boolean demo, boolean quiet, Path dataDirectory, List<Path> imports) {

    static Options parse(Path projectFolder, String... arguments) {
        var demo = true;
        var quiet = false;
        var dataDirectory = projectFolder.resolve(".spikewatch/data");
        var imports = new ArrayList<Path>();
        var rest = new ArrayDeque<>(List.of(arguments));
        while (!rest.isEmpty()) {
            var option = rest.pop();
            switch (option) {
                case "--empty" -> demo = false;
                case "--quiet" -> quiet = true;
                case "--data-dir" -> dataDirectory = Path.of(value(option, rest));
                case "--import" -> imports.addAll(files(option, rest));
                default -> throw QuickstartException.misuse("unknown option " + option);
            }
        }
        return new Options(demo, quiet, dataDirectory.toAbsolutePath().normalize(), List.copyOf(imports));
    }

    private static String value(String option, Deque<String> rest) {
        if (rest.isEmpty() || rest.peek().startsWith("--")) {
            throw QuickstartException.misuse(option + " needs a value");
        }
        return rest.pop();
    }

    private static List<Path> files(String option, Deque<String> rest) {
        var files = new ArrayList<Path>();
        do {
            files.add(importable(Path.of(value(option, rest)).toAbsolutePath()));
        } while (!rest.isEmpty() && !rest.peek().startsWith("--"));
        return files;
    }

    private static Path importable(Path file) {
        if (!UsageReports.isFile(file) && !Accounts.isFile(file)) {
            throw QuickstartException.misuse(file + " is neither .ndjson (usage reports) nor .csv (accounts)");
        }
        if (!Files.isReadable(file)) {
            throw QuickstartException.misuse(file + " can't be read");
        }
        return file;
    }
}
