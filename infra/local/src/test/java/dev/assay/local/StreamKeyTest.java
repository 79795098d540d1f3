package dev.assay.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.events.SigningKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StreamKeyTest {

    @TempDir
    private Path data;

    @Test
    void aFolderKeepsItsOwnRandomKeyThatOnlyItsOwnerMayRead() throws IOException {
        try (DataFolder folder = DataFolder.open(data)) {
            String key = StreamKey.of(folder);

            assertThat(StreamKey.of(folder)).isEqualTo(key);
            assertThat(SigningKeys.parse(key)).hasToString("SigningKeys[local]");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve(StreamKey.FILE))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void aTopicOfTheTimeBeforeKeysIsThrownAwayAndOneOfItsKeyIsKept() throws IOException {
        Path log = Files.createDirectories(data.resolve("kafka/assay.events-0")).resolve("0.log");
        try (DataFolder folder = DataFolder.open(data)) {
            Files.writeString(log, "unsigned");
            StreamKey.of(folder);
            assertThat(data.resolve("kafka")).doesNotExist();

            Files.createDirectories(log.getParent());
            Files.writeString(log, "signed");
            StreamKey.of(folder);
            assertThat(log).hasContent("signed");
        }
    }
}
