package io.spikewatch.quickstart;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;

/** Where the project lies on this machine. */
final class ProjectFolder {

    static final Path WORKING_DIRECTORY = Path.of("").toAbsolutePath();

    private ProjectFolder() {}

    /** The nearest folder above this class's own that has the build's wrapper in it. */
    static Path find() {
        return Stream.iterate(ownFolder(), Objects::nonNull, Path::getParent)
                .filter(folder -> Files.exists(folder.resolve("mvnw")))
                .findFirst()
                .orElseThrow(() -> QuickstartException.failure("runs only inside the project's folder"));
    }

    private static Path ownFolder() {
        try {
            var code = ProjectFolder.class.getProtectionDomain().getCodeSource();
            return Path.of(code.getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
