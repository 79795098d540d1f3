package dev.assay.command.framework;

import dev.assay.events.FrameworkEvent.Cell;
import dev.assay.events.FrameworkEvent.Rubric;
import dev.assay.events.FrameworkEvent.Side;
import java.util.ArrayList;
import java.util.List;

/// What a rubric lacks of its 15 cells, two sides each, four sections each.
final class RubricGaps {

    private static final int LEVELS = 5;
    private static final List<String> BANDS = List.of("Low", "Mid", "High");

    private RubricGaps() {}

    /// Names such as `3/Low` for a cell and `3/Low Individual Dampeners` for a section; empty for a complete rubric.
    static List<String> of(Rubric rubric) {
        List<String> gaps = new ArrayList<>();
        for (int level = 1; level <= LEVELS; level++) {
            for (String band : BANDS) {
                cell(rubric, level, band, gaps);
            }
        }
        return List.copyOf(gaps);
    }

    private static void cell(Rubric rubric, int level, String band, List<String> gaps) {
        String name = level + "/" + band;
        for (Cell cell : rubric.cells()) {
            if (cell.level() == level && cell.band().equals(band)) {
                side(name + " Individual", cell.individual(), gaps);
                side(name + " Business Impact", cell.businessImpact(), gaps);
                return;
            }
        }
        gaps.add(name);
    }

    private static void side(String name, Side side, List<String> gaps) {
        section(name + " Impact", side.impact(), gaps);
        section(name + " Examples", side.examples(), gaps);
        section(name + " Dampeners", side.dampeners(), gaps);
        section(name + " Progression Signal", side.progressionSignals(), gaps);
    }

    private static void section(String name, List<?> entries, List<String> gaps) {
        if (entries.isEmpty()) {
            gaps.add(name);
        }
    }
}
