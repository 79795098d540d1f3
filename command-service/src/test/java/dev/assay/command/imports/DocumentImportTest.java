package dev.assay.command.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.assay.command.framework.RolePart.OfArchetype;
import dev.assay.command.framework.RolePart.OfRubric;
import dev.assay.events.FrameworkEvent.Archetype;
import dev.assay.events.FrameworkEvent.Group;
import dev.assay.events.FrameworkEvent.Item;
import dev.assay.kit.http.Finding;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DocumentImportTest {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private static Reading read(String text, @Nullable String roleId) {
        return Importer.read(text.getBytes(StandardCharsets.UTF_8), roleId, _ -> Optional.empty());
    }

    private static Archetype archetype(String text) {
        return ((OfArchetype) read(text, "MDE").part()).archetype();
    }

    private static List<String> rules(List<Finding> findings) {
        return findings.stream().map(Finding::rule).toList();
    }

    @Test
    void anArchetypeIsReadWhole() {
        Archetype archetype = archetype(Documents.text(Documents.ARCHETYPE));

        assertThat(archetype.track()).isEqualTo("Data Engineering Track");
        assertThat(archetype.summary()).startsWith("Builds the pipelines").endsWith("guide newcomers.");
        assertThat(archetype.overview()).hasSize(2);
        assertThat(archetype.responsibilities())
                .containsExactly(
                        new Group(
                                "Pipelines",
                                List.of(
                                        "Builds and runs batch and streaming pipelines without daily guidance.",
                                        "Writes tests that fail when a source changes its shape.")),
                        new Group(
                                "Guidance",
                                List.of(
                                        "Reviews the changes of newcomers and explains the reasons.",
                                        "Keeps the data catalogue readable.",
                                        "Answers questions of the teams that read the tables.")));
        assertThat(archetype.roleSpecific()).extracting(Item::title).containsExactly("Source Contracts", "Cost");
        assertThat(archetype.skills()).hasSize(3).contains("SQL at the depth of query plans.");
        assertThat(archetype.aiExpectations()).extracting(Group::title).containsExactly("Drafting With Care");
        assertThat(Counts.of(read(Documents.text(Documents.ARCHETYPE), null).part())
                        .toString())
                .isEqualTo("{roleCodes=6, responsibilityGroups=2, responsibilities=5, roleSpecific=2,"
                        + " behaviourGroups=2, behaviours=3, skills=3, aiExpectations=2}");
    }

    @Test
    void aRubricIsReadWhole() {
        Reading reading = read(Documents.text(Documents.RUBRIC), "MDE");

        assertThat(reading.warnings()).isEmpty();
        assertThat(Counts.of(reading.part()).toString())
                .isEqualTo("{cells=15, sides=30, bullets=150, impact=60, examples=30, dampeners=30,"
                        + " progressionSignals=30}");
        assertThat(DryRun.of(reading).urgencies())
                .containsEntry("4/Low", "NONE")
                .containsEntry("4/Mid", "DUE")
                .containsEntry("4/High", "IMMEDIATE")
                .containsEntry("5/Low", "DUE")
                .containsEntry("5/Mid", "OVERDUE")
                .containsEntry("5/High", "IMMEDIATE")
                .hasSize(15);
    }

    @Test
    void theSidesOfACellAreKeptApart() {
        var cell = ((OfRubric) read(Documents.text(Documents.RUBRIC), "MDE").part())
                .rubric()
                .cells()
                .get(10);

        assertThat(cell.levelName()).isEqualTo("Leading");
        assertThat(cell.band()).isEqualTo("Mid");
        assertThat(cell.individual().dampeners())
                .containsExactly("The sources changed twice while this was going on (individual).");
        assertThat(cell.businessImpact().dampeners())
                .containsExactly("The sources changed twice while this was going on (business impact).");
    }

    @Test
    void carriageReturnsAndAByteOrderMarkAreToleratedWithAWarning() {
        for (String name : List.of(Documents.ARCHETYPE, Documents.RUBRIC)) {
            String unix = Documents.text(name);
            Reading reading = read(BYTE_ORDER_MARK + unix.replace("\n", "\r\n"), "MDE");

            assertThat(reading.part()).isEqualTo(read(unix, "MDE").part());
            assertThat(rules(reading.warnings()))
                    .containsExactlyInAnyOrder("import.byte-order-mark", "import.carriage-returns");
        }
    }

    @Test
    void bulletsMayBeUnmarked() {
        for (String name : List.of(Documents.ARCHETYPE, Documents.RUBRIC)) {
            String marked = Documents.text(name);

            assertThat(read(marked.replace("  • ", ""), "MDE").part())
                    .isEqualTo(read(marked, "MDE").part());
            assertThat(read(marked.replace("  • ", "- "), "MDE").part())
                    .isEqualTo(read(marked, "MDE").part());
        }
    }

    @Test
    void theSameBytesHaveTheSameHashAndOthersAnother() {
        String text = Documents.text(Documents.RUBRIC);

        assertThat(read(text, "MDE").contentHash())
                .hasSize(64)
                .isEqualTo(read(text, "OTHER").contentHash())
                .isNotEqualTo(read(text + "\n", "MDE").contentHash());
    }

    @Test
    void theRoleOfAnArchetypeIsTheCodeThatItsTitleSpells() {
        assertThat(read(Documents.text(Documents.ARCHETYPE), null).role().value())
                .isEqualTo("MDE");
    }

    @Test
    void theRoleOfAnArchetypeMustBeNamedWhereTheTitleSpellsNoCodeOrTwo() {
        String none = Documents.text(Documents.ARCHETYPE).replace("Mid Data Engineer\n", "Mid Data Wrangler\n");
        String two = Documents.text(Documents.ARCHETYPE).replace("ADE MDE", "MiDE MDE");

        for (String unclear : List.of(none, two)) {
            assertThatExceptionOfType(ImportRefused.class)
                    .isThrownBy(() -> read(unclear, null))
                    .satisfies(refused -> assertThat(refused.findings())
                            .extracting(Finding::field, Finding::rule)
                            .containsExactly(tuple("roleId", "import.role-id-needed")));
            assertThat(read(unclear, "MDE").role().value()).isEqualTo("MDE");
        }
    }

    @Test
    void theRoleOfARubricIsTheOneThatBearsItsTitle() {
        Reading reading = Importer.read(
                Documents.bytes(Documents.RUBRIC),
                null,
                title -> title.equals("Mid Data Engineer") ? Optional.of("MDE") : Optional.empty());

        assertThat(reading.role().value()).isEqualTo("MDE");
        assertThat(reading.warnings()).isEmpty();
    }

    @Test
    void aRubricOfAnUnknownTitleMakesARoleOfItsOwnWithAWarning() {
        Reading reading = read(Documents.text(Documents.RUBRIC), null);

        assertThat(reading.role().value()).isEqualTo("mid-data-engineer");
        assertThat(rules(reading.warnings())).containsExactly("import.role-new");
    }

    @Test
    void anIncompleteRubricIsADraftWithWarningsThatNameTheLine() {
        String text = Documents.text(Documents.RUBRIC);
        String cut = text.substring(0, text.indexOf("Level 5"));
        Reading reading = read(cut, "MDE");

        assertThat(Counts.of(reading.part())).containsEntry("cells", 12).containsEntry("sides", 24);
        assertThat(reading.warnings())
                .extracting(Finding::line, Finding::rule)
                .containsExactly(tuple((int) cut.lines().count(), "rubric.level-missing"));
    }
}
