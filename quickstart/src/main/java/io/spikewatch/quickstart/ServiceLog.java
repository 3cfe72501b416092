package io.spikewatch.quickstart;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Keeps what a service writes in a file, anew at each start, and hands on what somebody wants to see of it. */
final class ServiceLog implements Consumer<String> {

    /** A line that begins an entry, with its level; what follows it, such as a stack trace, belongs to it. */
    private static final Pattern ENTRY = Pattern.compile("\\d{4}-\\S+ +(?<level>[A-Z]+) .*");

    private final PrintWriter file;
    private final boolean quiet;
    private final Consumer<String> reader;
    private boolean shown;

    /** @param quiet hands on warnings and errors alone */
    ServiceLog(Path file, boolean quiet, Consumer<String> reader) {
        try {
            this.file = new PrintWriter(Files.newBufferedWriter(file), true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.quiet = quiet;
        this.reader = reader;
        this.shown = !quiet;
    }

    @Override
    public void accept(String line) {
        file.println(line);
        if (isWanted(line)) {
            reader.accept(line);
        }
    }

    private boolean isWanted(String line) {
        var entry = ENTRY.matcher(line);
        if (quiet && entry.matches()) {
            shown = entry.group("level").matches("WARN|ERROR");
        }
        return shown;
    }
}
