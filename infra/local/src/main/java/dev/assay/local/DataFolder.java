package dev.assay.local;

import dev.assay.local.Settings.Refused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// The folder of the stack's data, locked for one stack at a time.
final class DataFolder implements AutoCloseable {

    private final Path folder;
    private final FileChannel lock;

    private DataFolder(Path folder, FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
    }

    static DataFolder open(Path folder) {
        try {
            // An existing folder that is no stack's is somebody's own affair: what is made in it is closed to others.
            if (!Files.exists(folder) || Files.exists(folder.resolve("lock"))) {
                OwnerOnly.folder(folder);
            }
            Path lock = OwnerOnly.file(folder.resolve("lock"));
            OwnerOnly.folder(folder.resolve("services"));
            OwnerOnly.folder(folder.resolve("kafka"));
            var channel = FileChannel.open(lock, StandardOpenOption.WRITE);
            if (isTaken(channel)) {
                channel.close();
                throw new Refused("A local stack runs on %s already. Stop it, or choose another folder with %s."
                        .formatted(folder.toAbsolutePath(), Settings.DATA_VARIABLE));
            }
            return new DataFolder(folder, channel);
        } catch (IOException e) {
            throw new UncheckedIOException("The data folder " + folder + " cannot be used", e);
        }
    }

    Path resolve(String name) {
        return folder.resolve(name);
    }

    /// The lock ends with its channel, or with this process.
    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isTaken(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() == null;
        } catch (OverlappingFileLockException e) {
            return true;
        }
    }
}
