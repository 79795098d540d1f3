package dev.assay.command.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.assay.kit.http.Finding;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// One mistake each in a document that is fine otherwise: it is refused, with the line and the rule.
class RefusedDocumentTest {

    private static ImportRefused refusal(byte[] document) {
        return catchThrowableOfType(ImportRefused.class, () -> Importer.read(document, "MDE", _ -> Optional.empty()));
    }

    private static ImportRefused refusal(String document) {
        return refusal(document.getBytes(StandardCharsets.UTF_8));
    }

    /// @param line from 1
    private static Arguments mistake(String name, String document, int line, String rule, Consumer<List<String>> edit) {
        return argumentSet(name, document, line, rule, edit);
    }

    private static Arguments rubric(String name, int line, String rule, Consumer<List<String>> edit) {
        return mistake("rubric: " + name, Documents.RUBRIC, line, rule, edit);
    }

    private static Arguments archetype(String name, int line, String rule, Consumer<List<String>> edit) {
        return mistake("archetype: " + name, Documents.ARCHETYPE, line, rule, edit);
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                rubric("wrong first line", 1, "rubric.first-line-missing", lines -> lines.set(0, "Roles")),
                rubric("no title", 5, "rubric.title-missing", lines -> lines.set(2, "")),
                rubric("long title", 3, "import.title-too-long", lines -> lines.set(2, "x".repeat(201))),
                rubric("level 6", 5, "rubric.level-unknown", lines -> lines.set(4, "Level 6")),
                rubric("level without name", 6, "rubric.level-name-missing", lines -> lines.remove(5)),
                rubric("level repeated", 8, "rubric.level-repeated", lines -> {
                    lines.add(7, "Level 1");
                    lines.add(8, "Unsatisfactory");
                    lines.add(9, "Low");
                    lines.add(10, "Individual");
                }),
                rubric("band outside of a level", 4, "rubric.band-out-of-place", lines -> lines.add(3, "Low")),
                rubric("band repeated", 31, "rubric.band-repeated", lines -> lines.set(30, "Low")),
                rubric("side outside of a band", 7, "rubric.side-out-of-place", lines -> lines.remove(6)),
                rubric("side repeated", 18, "rubric.side-repeated", lines -> lines.set(17, "Individual")),
                rubric("section outside of a side", 8, "rubric.section-out-of-place", lines -> lines.remove(7)),
                rubric("section repeated", 12, "rubric.section-repeated", lines -> lines.set(11, "Impact")),
                rubric("bullet outside of a section", 9, "rubric.bullet-out-of-place", lines -> lines.remove(8)),
                rubric("bullet without text", 10, "import.bullet-empty", lines -> lines.set(9, "  •")),
                rubric("text that is no bullet", 10, "rubric.line-unexpected", lines -> lines.set(9, "Some text.")),
                rubric("mark in lower case", 12, "rubric.mark-misspelled", lines -> lines.set(11, "examples")),
                rubric("mark with a colon", 12, "rubric.mark-misspelled", lines -> lines.set(11, "Examples:")),
                rubric("control character", 10, "import.control-character", lines -> lines.set(9, "  • a\u0000b")),
                rubric("direction", 10, "import.bidi-control", lines -> lines.set(9, "  • a\u202eb")),
                rubric("endless line", 10, "import.line-too-long", lines -> lines.set(9, "  • " + "x".repeat(4000))),
                archetype("wrong first line", 1, "archetype.first-line-missing", lines -> lines.set(0, "Archetypes")),
                archetype("no title", 6, "archetype.title-unclear", lines -> lines.set(3, "")),
                archetype("no SFIA line", 12, "archetype.sfia-missing", lines -> lines.set(5, "")),
                archetype("SFIA level 8", 6, "archetype.sfia-malformed", lines -> lines.set(5, "SFIA 3-8")),
                archetype("SFIA levels fall", 6, "archetype.sfia-malformed", lines -> lines.set(5, "SFIA 4-3")),
                archetype("no codes", 6, "archetype.codes-missing", lines -> lines.add(6, "")),
                archetype("malformed code", 7, "archetype.code-malformed", lines -> lines.set(6, "ADE M-DE SDE")),
                archetype("repeated code", 8, "archetype.code-repeated", lines -> lines.set(7, "DL MDE")),
                archetype("no summary", 12, "archetype.summary-missing", lines -> lines.set(10, "")),
                archetype("section missing", 58, "archetype.section-missing", lines -> lines.remove("Behaviours")),
                archetype("section repeated", 47, "archetype.section-repeated", lines -> lines.add(46, "Behaviours")),
                archetype("section out of order", 15, "archetype.section-out-of-order", lines -> {
                    lines.remove("Skills");
                    lines.add(12, "Skills");
                    lines.add(13, "Typing.");
                }),
                archetype("section empty", 13, "archetype.section-empty", lines -> {
                    lines.set(14, "");
                    lines.set(16, "");
                }),
                archetype("title without bullets", 21, "archetype.group-empty", lines -> {
                    lines.remove(22);
                    lines.remove(22);
                }),
                archetype("bullets without a title", 23, "archetype.bullet-outside-group", lines -> lines.set(20, "")),
                archetype("text after a bullet", 24, "archetype.line-unexpected", lines -> lines.set(23, "More.")),
                archetype("item without text", 37, "archetype.group-empty", lines -> lines.set(38, "")),
                archetype("bullet without text", 23, "import.bullet-empty", lines -> lines.set(22, "  • ")));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void aMistakeIsNamedWithItsLine(String document, int line, String rule, Consumer<List<String>> edit) {
        List<String> lines = new ArrayList<>(Documents.text(document).lines().toList());
        edit.accept(lines);

        ImportRefused refused = refusal(String.join("\n", lines) + "\n");

        assertThat(refused).isNotNull();
        assertThat(refused.code()).isEqualTo("import.document-unreadable");
        assertThat(refused.findings()).anySatisfy(finding -> {
            assertThat(finding.rule()).isEqualTo(rule);
            assertThat(finding.line()).isEqualTo(line);
        });
    }

    @Test
    void allMistakesAreNamedAtOnceInTheOrderOfLines() {
        List<String> lines =
                new ArrayList<>(Documents.text(Documents.RUBRIC).lines().toList());
        lines.set(9, "Some text.");
        lines.set(11, "Exemples");
        lines.set(100, "  •");

        assertThat(refusal(String.join("\n", lines)).findings())
                .extracting(Finding::line)
                .containsExactly(10, 12, 101);
    }

    @Test
    void aWrongRoleIdIsNamedTogetherWithTheMistakesOfTheDocument() {
        byte[] document =
                Documents.text(Documents.RUBRIC).replace("Level 3", "Level 9").getBytes(StandardCharsets.UTF_8);

        ImportRefused refused = catchThrowableOfType(
                ImportRefused.class, () -> Importer.read(document, "no id", _ -> Optional.empty()));

        assertThat(refused.findings())
                .extracting(Finding::rule)
                .startsWith("import.role-id-malformed")
                .contains("rubric.level-unknown");
    }

    @Test
    void bytesThatAreNotUtf8AreRefusedWithTheirLine() {
        byte[] document = Documents.bytes(Documents.RUBRIC);
        int fourthLine = "Role\n\nMid Data Engineer\n".length();
        document[fourthLine + 1] = (byte) 0xE9;

        ImportRefused refused = refusal(document);

        assertThat(refused.code()).isEqualTo("import.not-utf8");
        assertThat(refused.findings()).extracting(Finding::line).containsExactly(5);
    }

    @Test
    void aTruncatedCharacterAtTheEndIsNotUtf8() {
        byte[] whole = Documents.text(Documents.RUBRIC).concat("  • caf\u00e9").getBytes(StandardCharsets.UTF_8);

        assertThat(refusal(Arrays.copyOf(whole, whole.length - 1)).code()).isEqualTo("import.not-utf8");
    }

    @Test
    void anEmptyDocumentIsRefused() {
        assertThat(refusal("").code()).isEqualTo("import.document-empty");
        assertThat(refusal(" \n\n").code()).isEqualTo("import.document-empty");
        assertThat(refusal("\uFEFF").code()).isEqualTo("import.document-empty");
    }

    @Test
    void aDocumentOfNoKnownFormatIsRefusedWithTheFormatsNamed() {
        ImportRefused refused = refusal("Dear all,\nthe meeting is on Monday.\n");

        assertThat(refused.code()).isEqualTo("import.format-unknown");
        assertThat(refused.getMessage()).contains("a role archetype", "a rubric", "a career ladder");
    }

    @Test
    void formatsThatCannotBeReadYetAreNamed() {
        assertThat(refusal("---\n# artifact_type: career_ladder\n---\n# Ladder\n")
                        .getMessage())
                .contains("a career ladder");
        assertThat(refusal("---\nrole: data-engineer\nversion: 1.0.0\n---\n# Profile\n")
                        .getMessage())
                .contains("a role profile");
        assertThat(refusal("{\"id\": 7, \"content\": {\"rendered\": \"<h2>1) Summary</h2>\"}}")
                        .getMessage())
                .contains("a role blueprint");
    }

    @Test
    void aDocumentThatWouldNotFitIntoOneEventIsRefused() {
        String manyLines = Documents.text(Documents.RUBRIC) + "  • x\n".repeat(5000);
        String manyCharacters = Documents.text(Documents.RUBRIC) + ("  • " + "x".repeat(3000) + "\n").repeat(100);

        assertThat(refusal(manyLines).code()).isEqualTo("import.document-too-long");
        assertThat(refusal(manyCharacters).code()).isEqualTo("import.document-too-long");
    }
}
