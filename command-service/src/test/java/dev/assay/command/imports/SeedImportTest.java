package dev.assay.command.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.assay.command.framework.RolePart.OfArchetype;
import dev.assay.command.framework.RolePart.OfRubric;
import dev.assay.events.FrameworkEvent.Archetype;
import dev.assay.events.FrameworkEvent.Cell;
import dev.assay.events.FrameworkEvent.Group;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The source documents give exactly the counts and urgencies that are known of them.
class SeedImportTest {

    private static Reading read(String seed) {
        return Importer.read(Documents.seed(seed), null, _ -> Optional.of("IMPE"));
    }

    @Test
    void theArchetypeHasTheKnownCounts() {
        Reading reading = read("000");

        assertThat(reading.role().value()).isEqualTo("IMPE");
        assertThat(reading.title()).isEqualTo("Intermediate Platform Engineer");
        assertThat(reading.warnings()).isEmpty();
        Archetype archetype = ((OfArchetype) reading.part()).archetype();
        assertThat(archetype.track()).isEqualTo("Platform Engineering Track");
        assertThat(archetype.sfiaFrom()).isEqualTo(3);
        assertThat(archetype.sfiaTo()).isEqualTo(4);
        assertThat(archetype.ladder())
                .containsExactly(
                        List.of("GPE", "JPE", "IMPE", "SPE"),
                        List.of("TTL", "EM"),
                        List.of("LSE", "PA"),
                        List.of("HoE", "VP"));
        assertThat(archetype.overview()).hasSize(2);
        assertThat(sizes(archetype.responsibilities())).containsExactly(5, 4, 4, 4);
        assertThat(archetype.roleSpecific()).hasSize(3);
        assertThat(sizes(archetype.behaviours())).containsExactly(6, 6, 6, 6, 6, 6, 7);
        assertThat(archetype.skills()).hasSize(8);
        assertThat(sizes(archetype.aiExpectations())).containsExactly(6);
        assertThat(Counts.of(reading.part())).containsEntry("roleCodes", 10);
    }

    private static List<Integer> sizes(List<Group> groups) {
        return groups.stream().map(group -> group.bullets().size()).toList();
    }

    @Test
    void theRubricHasTheKnownCounts() {
        Reading reading = read("001");

        assertThat(reading.role().value()).isEqualTo("IMPE");
        assertThat(reading.title()).isEqualTo("Intermediate Platform Engineer");
        assertThat(reading.warnings()).isEmpty();
        assertThat(Counts.of(reading.part()).toString())
                .isEqualTo("{cells=15, sides=30, bullets=184, impact=75, examples=45, dampeners=30,"
                        + " progressionSignals=34}");
        List<String> withTwoSignals = ((OfRubric) reading.part())
                .rubric().cells().stream()
                        .filter(cell -> cell.individual().progressionSignals().size() == 2)
                        .map(cell -> cell.level() + "/" + cell.band())
                        .toList();
        assertThat(withTwoSignals).containsExactly("1/Low", "1/Mid", "2/Low", "2/Mid");
    }

    @ParameterizedTest
    @CsvSource({
        "1, Low, NONE, NONE, NONE",
        "1, Mid, NONE, NONE, NONE",
        "1, High, NONE, NONE, NONE",
        "2, Low, NONE, NONE, NONE",
        "2, Mid, NONE, NONE, NONE",
        "2, High, NONE, NONE, NONE",
        "3, Low, NONE, NONE, NONE",
        "3, Mid, NONE, NONE, NONE",
        "3, High, NONE, NONE, NONE",
        "4, Low, NONE, NONE, NONE",
        "4, Mid, CONVERSATION, DUE, DUE",
        "4, High, OVERDUE, IMMEDIATE, IMMEDIATE",
        "5, Low, DUE, NONE, DUE",
        "5, Mid, OVERDUE, NONE, OVERDUE",
        "5, High, IMMEDIATE, DUE, IMMEDIATE"
    })
    void theRubricHasTheKnownUrgencies(int level, String band, String individual, String business, String urgency) {
        Cell cell = ((OfRubric) read("001").part())
                .rubric().cells().stream()
                        .filter(each -> each.level() == level && each.band().equals(band))
                        .findFirst()
                        .orElseThrow();

        assertThat(cell.individual().urgency()).isEqualTo(individual);
        assertThat(cell.businessImpact().urgency()).isEqualTo(business);
        assertThat(cell.urgency()).isEqualTo(urgency);
    }

    @ParameterizedTest
    @CsvSource({"002, a career ladder", "003, a role profile", "004, a role blueprint"})
    void theOtherFormatsAreRecognisedAndRefusedByName(String seed, String label) {
        byte[] document = Documents.seed(seed);

        assertThatExceptionOfType(ImportRefused.class)
                .isThrownBy(() -> Importer.read(document, "IMPE", _ -> Optional.empty()))
                .withMessage("The document is " + label + ", which cannot be imported yet.")
                .matches(refused -> refused.code().equals("import.format-not-supported-yet"));
    }
}
