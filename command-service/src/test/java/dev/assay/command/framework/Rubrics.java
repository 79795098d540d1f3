package dev.assay.command.framework;

import dev.assay.events.FrameworkEvent.Cell;
import dev.assay.events.FrameworkEvent.Rubric;
import dev.assay.events.FrameworkEvent.Side;
import dev.assay.events.FrameworkEvent.Signal;
import java.util.ArrayList;
import java.util.List;

/// Small rubrics for tests.
final class Rubrics {

    private static final Side FULL =
            new Side("NONE", List.of("i"), List.of("e"), List.of("d"), List.of(new Signal("s", "NONE")));

    private Rubrics() {}

    static Rubric complete() {
        List<Cell> cells = new ArrayList<>();
        for (int level = 1; level <= 5; level++) {
            for (String band : List.of("Low", "Mid", "High")) {
                cells.add(new Cell(level, "Level name", band, "NONE", FULL, FULL));
            }
        }
        return new Rubric(cells);
    }

    /// Lacks the dampeners of an individual side and a whole cell.
    static Rubric incomplete() {
        List<Cell> cells = new ArrayList<>(complete().cells());
        Side noDampeners = new Side("NONE", FULL.impact(), FULL.examples(), List.of(), FULL.progressionSignals());
        cells.set(6, new Cell(3, "Level name", "Low", "NONE", noDampeners, FULL));
        cells.removeLast();
        return new Rubric(cells);
    }
}
