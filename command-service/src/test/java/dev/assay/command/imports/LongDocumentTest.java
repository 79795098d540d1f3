package dev.assay.command.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.command.ApiClient.Reply;
import dev.assay.command.ServiceTest;
import dev.assay.events.EventSize;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Documents as long as they may be, and what is repeated in them. The times are far above what is needed, and far
/// below what work that grows with the square of the length would take.
@Timeout(60)
class LongDocumentTest extends ServiceTest {

    private static final Duration LINEAR = Duration.ofSeconds(5);
    private static final String HAN = "\u8A55";

    @Test
    void theLongestRubricBecomesOneEventBelowTheBound() {
        String rubric = Documents.text(Documents.RUBRIC).stripTrailing() + "\n";
        int lines = SourceText.MAX_LINES - rubric.split("\n", -1).length;
        int room = SourceText.MAX_CHARACTERS - rubric.length();
        String signal = "  \u2022 " + HAN.repeat(room / lines - "  \u2022 \n".length()) + "\n";
        String longest = rubric + signal.repeat(lines);
        String role = "R" + UUID.randomUUID();

        Reply imported =
                hr().post("/api/imports?roleId=" + role, "text/plain", longest.getBytes(StandardCharsets.UTF_8));

        assertThat(imported.status()).as(imported.body()).isEqualTo(201);
        assertThat(jdbc().sql("SELECT octet_length(payload) + octet_length(meta_data) FROM event"
                                + " WHERE aggregate_identifier = ?")
                        .param("roles/" + role)
                        .query(Integer.class)
                        .single())
                .isBetween(EventSize.MAX_DRAFT / 2, EventSize.MAX_DRAFT);
    }

    @Test
    void oneRepeatedWordTakesTimeThatGrowsWithTheLengthOnly() {
        refusedInTime("  \u2022 " + "promotion ".repeat(23_500));
        refusedInTime("  \u2022 " + "immediate ".repeat(23_500));
    }

    @Test
    void blanksBeforeTheEndOfALineTakeTimeThatGrowsWithTheLengthOnly() {
        refusedInTime("  \u2022" + " ".repeat(235_000) + "\u2028x");
        refusedInTime("  -" + " ".repeat(235_000) + "\u2028x");
        refusedInTime("Level" + " ".repeat(235_000) + "x y");
    }

    @Test
    void aTitleOfAHundredThousandLettersIsNotComparedWithEveryCode() {
        StringBuilder codes = new StringBuilder();
        for (int code = 0; codes.length() < 120_000; code++) {
            codes.append("Ab").append(Integer.toString(code, 36)).append(' ');
        }
        String archetype = Documents.text(Documents.ARCHETYPE);
        String[] lines = archetype.split("\n");
        lines[3] = "a" + "b".repeat(100_000);
        lines[6] = codes.toString();
        refused(String.join("\n", lines));
    }

    private static void refusedInTime(String line) {
        String rubric = Documents.text(Documents.RUBRIC).stripTrailing() + "\n";
        refused(rubric.substring(0, Math.min(rubric.length(), 260_000 - line.length()))
                        .stripTrailing() + "\n" + line);
    }

    private static void refused(String document) {
        long began = System.nanoTime();
        assertThatThrownBy(() -> Importer.read(document.getBytes(StandardCharsets.UTF_8), null, _ -> Optional.empty()))
                .isInstanceOf(ImportRefused.class);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(LINEAR);
    }
}
