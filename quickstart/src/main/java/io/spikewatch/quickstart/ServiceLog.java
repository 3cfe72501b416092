package io.spikewatch.quickstart;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Keeps what a service writes in a file that only its owner can read, anew at each start, and hands on what somebody wants
 * to see of it.
 */
final class ServiceLog implements Consumer<String> {

    /** A line that begins an entry, with its level. */
    private static final Pattern ENTRY = Pattern.compile("\\d{4}-\\S+ +(?<level>[A-Z]+) .*");

    /** A line that goes on with the one before, such as one of a stack trace. */
    private static final Pattern CONTINUATION = Pattern.compile("(\\s|at |Caused by).*|");

    private final Path file;
    private final PrintWriter writer;
    private final boolean quiet;
    private final Consumer<String> reader;
    private boolean shown = true;

    /** @param quiet hands on no entries but warnings and errors; what is no entry comes from a JVM in need */
    ServiceLog(Path file, boolean quiet, Consumer<String> reader) {
        this.file = file;
        this.writer = open(file);
        this.quiet = quiet;
        this.reader = reader;
    }

    private static PrintWriter open(Path file) {
        try {
            OwnerOnly.createAnew(file);
            return new PrintWriter(Files.newBufferedWriter(file), true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path file() {
        return file;
    }

    @Override
    public void accept(String line) {
        writer.println(line);
        if (isWanted(line)) {
            reader.accept(line);
        }
    }

    private boolean isWanted(String line) {
        var entry = ENTRY.matcher(line);
        if (entry.matches()) {
            shown = !quiet || entry.group("level").matches("WARN|ERROR");
        } else if (!CONTINUATION.matcher(line).matches()) {
            shown = true;
        }
        return shown;
    }
}
