package dev.assay.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/// Files and folders that nobody but their owner can read: keys, logs and data of people.
final class OwnerOnly {

    private static final Set<PosixFilePermission> FOLDER = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private OwnerOnly() {}

    /// Makes it if it is missing; an earlier one is closed to others.
    static Path folder(Path folder) {
        try {
            Files.createDirectories(folder);
            return restrict(folder, FOLDER);
        } catch (IOException e) {
            throw new UncheckedIOException("The folder " + folder + " cannot be used", e);
        }
    }

    /// Makes it, empty, if it is missing; an earlier one is closed to others.
    static Path file(Path file) {
        try {
            if (!Files.exists(file)) {
                Files.createFile(file);
            }
            return restrict(file, FILE);
        } catch (IOException e) {
            throw new UncheckedIOException("The file " + file + " cannot be used", e);
        }
    }

    private static Path restrict(Path path, Set<PosixFilePermission> permissions) throws IOException {
        return POSIX ? Files.setPosixFilePermissions(path, permissions) : path;
    }
}
