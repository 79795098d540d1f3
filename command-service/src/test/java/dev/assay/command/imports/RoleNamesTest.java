package dev.assay.command.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoleNamesTest {

    private static final List<String> CODES =
            List.of("GPE", "JPE", "IMPE", "SPE", "TTL", "EM", "LSE", "PA", "HoE", "VP");

    @ParameterizedTest
    @CsvSource({
        "Intermediate Platform Engineer, IMPE",
        "Graduate Platform Engineer, GPE",
        "Senior Platform Engineer, SPE",
        "Technical Team Lead, TTL",
        "Engineering Manager, EM",
        "Lead Software Engineer, LSE",
        "Principal Architect, PA",
        "Head of Engineering, HoE",
        "Vice President, VP"
    })
    void aTitleSpellsItsCode(String title, String code) {
        assertThat(RoleNames.spelledBy(title, CODES)).containsExactly(code);
    }

    @Test
    void everyWordCountsAndOnlyItsOwnLetters() {
        assertThat(RoleNames.spelledBy("VP of Engineering", CODES)).isEmpty();
        assertThat(RoleNames.spelledBy("Platform Engineer", CODES)).isEmpty();
        assertThat(RoleNames.spelledBy("Interim Planner", List.of("IMPE")))
                .as("the E comes before the R")
                .containsExactly("IMPE");
        assertThat(RoleNames.spelledBy("Interim Pilot", List.of("IMPE")))
                .as("no E after the P")
                .isEmpty();
        assertThat(RoleNames.spelledBy("…", CODES)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Staff Engineer (Data), staff-engineer-data",
        "2nd Line Support, nd-line-support",
        "データエンジニア, ''",
        "Zoë, zo"
    })
    void aTitleMakesASlug(String title, String slug) {
        assertThat(RoleNames.slug(title)).isEqualTo(slug);
    }

    @Test
    void aSlugIsNeverTooLong() {
        assertThat(RoleNames.slug("word ".repeat(40)))
                .hasSizeLessThanOrEqualTo(50)
                .endsWith("word");
    }
}
