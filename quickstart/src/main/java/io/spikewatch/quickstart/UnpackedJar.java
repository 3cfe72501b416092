package io.spikewatch.quickstart;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/**
 * A service's jar as Spring Boot's own tools unpack it. So it starts in two thirds of the time, and stays as it is when a
 * build replaces the jar under a running system.
 */
final class UnpackedJar {

    private final Path jar;
    private final Path unpacked;

    private UnpackedJar(Path jar) {
        this.jar = jar;
        this.unpacked = jar.resolveSibling("unpacked");
    }

    /** Unpacks it if that was not done since it was built; for one caller after the other. */
    static synchronized Path of(Path jar) {
        try {
            return new UnpackedJar(jar).path();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path path() throws IOException {
        var built = Files.getLastModifiedTime(jar).toMillis();
        var version = unpacked.resolve(Long.toString(built));
        if (Files.notExists(version)) {
            unpackTo(version);
        }
        return version.resolve(jar.getFileName());
    }

    private void unpackTo(Path version) throws IOException {
        var folder =
                unpacked.resolveSibling("unpacking-" + ProcessHandle.current().pid());
        extractTo(folder);
        Files.createDirectories(unpacked);
        try {
            Files.move(folder, version);
        } catch (FileSystemException e) {
            if (Files.notExists(version)) { // otherwise another run was faster
                throw e;
            }
        }
        removeAllBut(version);
    }

    /** What a running system still uses it has open. */
    private void removeAllBut(Path version) throws IOException {
        try (var files = Files.walk(unpacked)) {
            files.filter(file -> !file.startsWith(version))
                    .sorted(Comparator.reverseOrder())
                    .map(Path::toFile)
                    .forEach(File::delete); // not the folder itself, as it isn't empty
        }
    }

    private void extractTo(Path folder) throws IOException {
        var tool = new ProcessBuilder(ServiceProcess.java(), "-Djarmode=tools", "-jar", jar.toString())
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.INHERIT);
        tool.command().addAll(List.of("extract", "--force", "--destination", folder.toString()));
        if (tool.start().onExit().join().exitValue() != 0) {
            throw QuickstartException.failure(jar + " can't be unpacked");
        }
    }
}
