package dev.assay.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/// Tables of decisions that are written down beside the tests: lines that begin with `#` explain, all others must be as
/// they are computed.
public final class Tables {

    private Tables() {}

    /// Writes the computed lines to `target` if they differ, so that whoever decided something new can copy them.
    public static void assertEqualTo(String resource, List<String> computed) {
        List<String> written = lines(resource).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
        if (!written.equals(computed)) {
            Path copy = Path.of("target", resource);
            try {
                Files.createDirectories(Objects.requireNonNull(copy.getParent()));
                Files.write(copy, computed);
            } catch (IOException failure) {
                throw new AssertionError(failure);
            }
        }
        assertThat(computed)
                .as("decide who sees what is new, then write it down in " + resource)
                .isEqualTo(written);
    }

    private static List<String> lines(String resource) {
        try (var in = Tables.class.getResourceAsStream("/" + resource)) {
            return in == null
                    ? List.of()
                    : new String(in.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .toList();
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }
}
