package dev.assay.command.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.command.framework.RolePart.OfArchetype;
import dev.assay.command.framework.RolePart.OfRubric;
import dev.assay.events.EventJson;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Seeded random damage: a document is read whole or refused with findings, and nothing else ever happens.
class MutatedDocumentTest {

    private static final int ROUNDS = 1000;
    private static final int LARGEST_EVENT = 900_000;

    @ParameterizedTest
    @ValueSource(strings = {Documents.ARCHETYPE, Documents.RUBRIC})
    void aDamagedDocumentIsReadWholeOrRefused(String name) {
        int read = 0;
        int refused = 0;
        for (int seed = 0; seed < ROUNDS; seed++) {
            byte[] damaged = damage(Documents.bytes(name), new Random(seed));
            try {
                checkWhole(Importer.read(damaged, seed % 2 == 0 ? "MDE" : null, _ -> Optional.empty()), seed);
                read++;
            } catch (ImportRefused expected) {
                assertThat(expected.code()).as("seed %d", seed).startsWith("import.");
                if (expected.code().equals("import.document-unreadable")) {
                    assertThat(expected.findings())
                            .as("seed %d", seed)
                            .isNotEmpty()
                            .allSatisfy(finding -> assertThat(finding.line() != null || finding.field() != null)
                                    .isTrue());
                }
                refused++;
            }
        }
        assertThat(read).as("documents that survived").isPositive();
        assertThat(refused).as("documents that did not").isGreaterThan(ROUNDS / 4);
    }

    private static void checkWhole(Reading reading, int seed) {
        assertThat(reading.title()).as("seed %d", seed).isNotBlank();
        assertThat(EventJson.mapper().writeValueAsBytes(reading.part()).length)
                .as("seed %d", seed)
                .isLessThan(LARGEST_EVENT);
        switch (reading.part()) {
            case OfArchetype(var archetype) -> {
                assertThat(archetype.responsibilities()).as("seed %d", seed).isNotEmpty();
                assertThat(archetype.behaviours()).as("seed %d", seed).isNotEmpty();
                assertThat(archetype.skills()).as("seed %d", seed).isNotEmpty().noneMatch(String::isBlank);
                assertThat(archetype.aiExpectations())
                        .as("seed %d", seed)
                        .isNotEmpty()
                        .noneMatch(group -> group.bullets().isEmpty());
            }
            case OfRubric(var rubric) -> {
                assertThat(rubric.cells()).as("seed %d", seed).isNotEmpty().noneMatch(cell -> cell.levelName()
                        .isBlank());
                boolean hasWarned = !reading.warnings().isEmpty();
                boolean isComplete = rubric.cells().size() == 15;
                assertThat(isComplete || hasWarned).as("seed %d", seed).isTrue();
            }
        }
    }

    private static byte[] damage(byte[] bytes, Random random) {
        byte[] damaged = bytes;
        for (int times = 1 + random.nextInt(3); times > 0; times--) {
            damaged = random.nextBoolean() ? damageBytes(damaged, random) : damageLines(damaged, random);
        }
        return damaged;
    }

    private static byte[] damageBytes(byte[] bytes, Random random) {
        if (bytes.length < 2) {
            return bytes;
        }
        byte[] damaged = bytes.clone();
        int at = random.nextInt(bytes.length);
        switch (random.nextInt(4)) {
            case 0 -> damaged[at] = (byte) random.nextInt(256);
            case 1 -> damaged[at] = (byte) (32 + random.nextInt(95));
            case 2 -> damaged[at] = '\n';
            default -> damaged = Arrays.copyOf(damaged, at);
        }
        return damaged;
    }

    /// Keeps the bytes of each line as they are.
    private static byte[] damageLines(byte[] bytes, Random random) {
        List<byte[]> lines = new ArrayList<>();
        int start = 0;
        for (int index = 0; index < bytes.length; index++) {
            if (bytes[index] == '\n') {
                lines.add(Arrays.copyOfRange(bytes, start, index + 1));
                start = index + 1;
            }
        }
        if (lines.size() < 2) {
            return bytes;
        }
        int at = random.nextInt(lines.size());
        int other = random.nextInt(lines.size());
        switch (random.nextInt(4)) {
            case 0 -> lines.remove(at);
            case 1 -> lines.add(other, lines.get(at));
            case 2 -> Collections.swap(lines, at, other);
            default -> lines.subList(Math.min(at, other), Math.max(at, other)).clear();
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        lines.forEach(out::writeBytes);
        return out.toByteArray();
    }
}
