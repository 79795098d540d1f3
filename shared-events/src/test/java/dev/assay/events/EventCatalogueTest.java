package dev.assay.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The page for those who consume the stream is complete.
class EventCatalogueTest {

    private static final Path PAGE = Path.of("../infra/docs/events.md");

    @Test
    void theTableTellsEveryEventAsItsSchemaDoes() throws IOException {
        List<String> expected = EventTypes.all().stream()
                .map(type -> "| `%s.v%d` | %s |"
                        .formatted(
                                type.name(),
                                type.revision(),
                                Schemas.of(type).get("description").asString()))
                .toList();

        assertThat(linesAfter("## All events").filter(line -> line.startsWith("| `")))
                .containsExactlyElementsOf(expected);
    }

    @Test
    void theTableOfHeadersIsThatOfTheCodec() throws IOException {
        Set<String> written = new HashSet<>();
        GoldenSamples.recorded().forEach(event -> RecordSignaturesTest.SAMPLE
                .sign(CloudEventCodec.toRecord(event))
                .headers()
                .forEach(header -> written.add(header.key())));
        List<String> documented = linesAfter("## Reading it")
                .takeWhile(line -> !line.startsWith("## "))
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.substring(3, line.indexOf('`', 3)))
                .toList();

        assertThat(documented).containsExactlyInAnyOrderElementsOf(written);
    }

    private static Stream<String> linesAfter(String heading) throws IOException {
        List<String> lines = Files.readAllLines(PAGE);
        assertThat(lines).contains(heading);
        return lines.stream().skip(lines.indexOf(heading) + 1L);
    }
}
