package io.spikewatch.quickstart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** Names and values in a file that only its owner can read. */
final class KeptProperties {

    private final Path file;

    KeptProperties(Path file) {
        this.file = file;
    }

    Map<String, String> read() {
        var properties = new Properties();
        if (Files.exists(file)) {
            try (var in = Files.newBufferedReader(file)) {
                properties.load(in);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        var all = new TreeMap<String, String>();
        properties.stringPropertyNames().forEach(name -> all.put(name, properties.getProperty(name)));
        return all;
    }

    /** In one step: whoever is killed on the way leaves the old file or the new one. */
    void write(Map<String, String> values) {
        var properties = new Properties();
        properties.putAll(values);
        try {
            // For its owner alone, where there are such files.
            var next = Files.createTempFile(file.getParent(), file.getFileName().toString(), "");
            try (var out = Files.newBufferedWriter(next)) {
                properties.store(out, null);
            }
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
