package dev.assay.command.imports;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/// Documents to import: those in the project, and the source documents beside the repository where they are present.
public final class Documents {

    public static final String ARCHETYPE = "archetype.txt";
    public static final String RUBRIC = "rubric.txt";

    private static final Path SEEDS = Path.of("shared", "seeds");

    private Documents() {}

    public static byte[] bytes(String name) {
        try (InputStream in = requireNonNull(Documents.class.getResourceAsStream("/documents/" + name), name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static String text(String name) {
        return new String(bytes(name), StandardCharsets.UTF_8);
    }

    /// Skips the test where the source documents are absent.
    ///
    /// @param number such as `001`
    public static byte[] seed(String number) {
        Optional<Path> folder = Stream.iterate(Path.of("").toAbsolutePath(), path -> path != null, Path::getParent)
                .map(path -> path.resolve(SEEDS))
                .filter(Files::isDirectory)
                .findFirst();
        Assumptions.assumeTrue(folder.isPresent(), "Skipped: no folder " + SEEDS + " beside the repository");
        try (Stream<Path> files = Files.list(folder.orElseThrow())) {
            Path file = files.filter(path -> path.getFileName().toString().startsWith(number + "_"))
                    .findFirst()
                    .orElseThrow();
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
