package io.spikewatch.quickstart;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Everything one system keeps between starts. It belongs to one running system at a time, and to one person. */
final class DataDirectory {

    private final Path folder;
    private @Nullable FileLock lock;

    private DataDirectory(Path folder) {
        this.folder = folder;
    }

    /** Holds it until the process ends, however it does. */
    static DataDirectory hold(Path folder) {
        var directory = new DataDirectory(folder);
        try {
            Files.createDirectories(folder);
            OwnerOnly.restrict(folder, "rwx------");
            directory.lock = lock(directory.file("lock"));
        } catch (IOException e) {
            throw QuickstartException.failure(folder + " can't be used as data directory");
        }
        if (directory.lock == null) {
            throw QuickstartException.failure(folder + " is in use by another run; --data-dir chooses another one");
        }
        return directory;
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    /** What the service wrote since it was started last. */
    Path log(Service service) {
        return file(service.module() + ".log");
    }

    private static @Nullable FileLock lock(Path file) throws IOException {
        try {
            return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)
                    .tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }
}
