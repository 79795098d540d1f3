package dev.assay.query.access;

import static dev.assay.query.history.Script.day;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.events.Envelope;
import dev.assay.query.history.Script;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PositionNumberingTest {

    @Test
    void whatOneIsToldHasNoGapsAndLeadsBackToThePosition() {
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            Script script = new Script();
            int events = 5 + random.nextInt(60);
            for (int i = 0; i < events; i++) {
                switch (random.nextInt(3)) {
                    case 0 -> script.rated("ada", "hidden " + i, "3/Mid", "2025-01-01");
                    case 1 -> script.evidence("ada", "seen " + i, "2025-01-01");
                    default -> script.evidence("bob", "of somebody else " + i, "2025-01-01");
                }
            }
            PositionNumbering numbering = PositionNumbering.of(script.eventsOf("ada"), day("2025-06-01"));

            List<Envelope> told = script.events().stream()
                    .filter(event -> !event.type().name().equals("rating.engineer-rated"))
                    .toList();
            for (int number = 0; number < told.size(); number++) {
                long position = told.get(number).position();
                assertThat(numbering.numberOf(position)).as("seed " + seed).isEqualTo(number);
                assertThat(numbering.positionOf(number)).as("seed " + seed).isEqualTo(position);
            }
            assertThat(numbering.positionOf(-1)).isEqualTo(-1);
        }
    }

    @Test
    void whoResumesAfterSomethingWasSharedMissesNothing() {
        Script script = new Script()
                .rated("ada", "first", "3/Mid", "2025-01-01")
                .evidence("bob", "one", "2025-01-01")
                .rated("ada", "second", "3/Mid", "2025-02-01")
                .evidence("bob", "two", "2025-01-01");
        long number =
                PositionNumbering.of(script.eventsOf("ada"), day("2025-06-01")).numberOf(3);
        script.shared("ada", "first", "2025-03-01");

        assertThat(PositionNumbering.of(script.eventsOf("ada"), day("2025-06-01"))
                        .positionOf(number))
                .isLessThanOrEqualTo(3);
    }
}
