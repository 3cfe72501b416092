package io.spikewatch.quickstart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Keeps others from files and folders, as far as their file system can: on some, permissions are the mount's alone. */
final class OwnerOnly {

    private OwnerOnly() {}

    /** An empty file in place of what was there. */
    static void createAnew(Path file) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file);
        restrict(file, "rw-------");
    }

    static void restrict(Path path, String permissions) {
        try {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
        } catch (IOException | UnsupportedOperationException withoutThem) {
            // the mount's hold
        }
    }
}
