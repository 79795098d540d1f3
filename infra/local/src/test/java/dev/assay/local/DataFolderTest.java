package dev.assay.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

    @TempDir
    Path parent;

    @Test
    void theFilesOfTheStackAreReadableByTheirOwnerOnly() throws IOException {
        Path data = parent.resolve("data");
        try (DataFolder folder = DataFolder.open(data)) {
            assertThat(permissions(data)).isEqualTo("rwx------");
            assertThat(permissions(folder.resolve("lock"))).isEqualTo("rw-------");
            assertThat(permissions(folder.resolve("services"))).isEqualTo("rwx------");
            assertThat(permissions(folder.resolve("kafka"))).isEqualTo("rwx------");
        }
        Path log = OwnerOnly.folder(data.resolve("logs")).resolve("service.log");
        assertThat(permissions(OwnerOnly.file(log))).isEqualTo("rw-------");
    }

    @Test
    void aFolderOfAnEarlierVersionIsClosedToOthers() throws IOException {
        Path data = Files.createDirectory(parent.resolve("data"));
        Files.createFile(data.resolve("lock"));
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.setPosixFilePermissions(data.resolve("lock"), PosixFilePermissions.fromString("rw-r--r--"));
        try (DataFolder folder = DataFolder.open(data)) {
            assertThat(permissions(data)).isEqualTo("rwx------");
            assertThat(permissions(folder.resolve("lock"))).isEqualTo("rw-------");
        }
    }

    @Test
    void aFolderOfSomebodyElsesThingsStaysAsItIs() throws IOException {
        Path data = Files.createDirectory(parent.resolve("data"));
        Files.createFile(data.resolve("something"));
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxr-xr-x"));
        try (DataFolder folder = DataFolder.open(data)) {
            assertThat(permissions(data)).isEqualTo("rwxr-xr-x");
            assertThat(permissions(folder.resolve("lock"))).isEqualTo("rw-------");
        }
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
