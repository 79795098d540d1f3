package dev.assay.local;

import dev.assay.embedded.SigningKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// The secret with which this stack's records are signed.
final class StreamKey {

    static final String FILE = "signing-key";

    private StreamKey() {}

    /// A folder of the time before records were signed has none: its topic is thrown away, and command-service fills it
    /// again from the ledger.
    static String of(DataFolder folder) {
        Path key = folder.resolve(FILE);
        if (!Files.exists(key)) {
            delete(folder.resolve("kafka"));
        }
        return SigningKey.of(key);
    }

    private static void delete(Path directory) {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            List<Path> all = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : all) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The unsigned topic in " + directory + " cannot be deleted", e);
        }
    }
}
