package dev.assay.query.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.events.EventJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/// Answers as they are written down under `answers/`.
public final class Golden {

    private Golden() {}

    public static void assertAnswer(String name, Object answer) {
        String json = EventJson.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(answer);
        assertThat(json).isEqualToIgnoringNewLines(read(name + ".json"));
    }

    private static String read(String file) {
        try (InputStream stored = Objects.requireNonNull(Golden.class.getResourceAsStream("/answers/" + file), file)) {
            return new String(stored.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
