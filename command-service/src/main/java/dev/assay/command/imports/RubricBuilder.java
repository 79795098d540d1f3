package dev.assay.command.imports;

import dev.assay.command.framework.Urgency;
import dev.assay.events.FrameworkEvent.Cell;
import dev.assay.events.FrameworkEvent.Rubric;
import dev.assay.events.FrameworkEvent.Side;
import dev.assay.events.FrameworkEvent.Signal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Makes a rubric of what was read: classifies its signals, and warns of what is missing.
///
/// @param lastLine where the document ends
record RubricBuilder(int lastLine, Findings findings) {

    private static final int LEVELS = 5;

    Rubric build(RubricNode root) {
        List<Cell> cells = new ArrayList<>();
        for (int number = 1; number <= LEVELS; number++) {
            RubricNode level = root.children.get("Level " + number);
            if (level == null) {
                findings.warn(lastLine, "rubric.level-missing", "The document ends without `Level " + number + "`.");
            } else {
                addCells(number, level, cells);
            }
        }
        if (cells.isEmpty()) {
            findings.error(lastLine, "rubric.no-cells", "The document ends without any cell.");
        }
        return new Rubric(List.copyOf(cells));
    }

    private void addCells(int number, RubricNode level, List<Cell> cells) {
        if (level.name.isEmpty() && level.children.isEmpty()) {
            findings.error(level.line, "rubric.level-name-missing", "This level has no name.");
        }
        for (String band : RubricNode.BANDS) {
            RubricNode node = level.children.get(band);
            if (node == null) {
                findings.warn(level.line, "rubric.cell-missing", "`Level " + number + "` has no band `" + band + "`.");
                continue;
            }
            Side individual = side(node, RubricNode.INDIVIDUAL);
            Side businessImpact = side(node, RubricNode.BUSINESS_IMPACT);
            Urgency urgency =
                    Urgency.max(Stream.of(individual, businessImpact).map(side -> Urgency.valueOf(side.urgency())));
            cells.add(new Cell(number, level.name, band, urgency.name(), individual, businessImpact));
        }
    }

    private Side side(RubricNode cell, String name) {
        RubricNode side = cell.children.get(name);
        if (side == null) {
            findings.warn(cell.line, "rubric.side-missing", "This cell has no side `" + name + "`.");
            return new Side(Urgency.NONE.name(), List.of(), List.of(), List.of(), List.of());
        }
        List<Signal> signals = section(side, RubricNode.PROGRESSION_SIGNAL).stream()
                .map(sentence -> new Signal(sentence, Urgency.ofSignal(sentence).name()))
                .toList();
        Urgency urgency = Urgency.max(signals.stream().map(signal -> Urgency.valueOf(signal.urgency())));
        return new Side(
                urgency.name(),
                section(side, RubricNode.IMPACT),
                section(side, RubricNode.EXAMPLES),
                section(side, RubricNode.DAMPENERS),
                signals);
    }

    private List<String> section(RubricNode side, String name) {
        RubricNode section = side.children.get(name);
        if (section == null) {
            findings.warn(side.line, "rubric.section-missing", "This side has no section `" + name + "`.");
            return List.of();
        }
        if (section.bullets.isEmpty()) {
            findings.warn(section.line, "rubric.section-empty", "Nothing stands under `" + name + "`.");
        }
        return List.copyOf(section.bullets);
    }
}
