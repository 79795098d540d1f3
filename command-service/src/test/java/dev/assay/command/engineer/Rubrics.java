package dev.assay.command.engineer;

import dev.assay.command.reference.PublishedRubric;
import dev.assay.domain.Urgency;
import dev.assay.events.FrameworkEvent.Cell;
import dev.assay.events.FrameworkEvent.Side;
import dev.assay.events.FrameworkEvent.Signal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// Rubrics whose cells have the urgencies of domain.md, section 2.
final class Rubrics {

    static final LocalDate PUBLISHED = LocalDate.of(2024, 1, 1);

    private Rubrics() {}

    static PublishedRubric of(String roleId) {
        return version(roleId, 1, PUBLISHED);
    }

    static PublishedRubric version(String roleId, int version, LocalDate publishedFrom) {
        return new PublishedRubric(roleId, version, "hash-" + roleId + "-" + version, publishedFrom, cells());
    }

    private static List<Cell> cells() {
        List<Cell> cells = new ArrayList<>();
        for (int level = 1; level <= 5; level++) {
            for (CellName.Band band : CellName.Band.values()) {
                cells.add(cell(new CellName(level, band)));
            }
        }
        return cells;
    }

    private static Cell cell(CellName name) {
        Urgency individual =
                switch (name.toString()) {
                    case "4/Mid" -> Urgency.CONVERSATION;
                    case "4/High", "5/Mid" -> Urgency.OVERDUE;
                    case "5/Low" -> Urgency.DUE;
                    case "5/High" -> Urgency.IMMEDIATE;
                    default -> Urgency.NONE;
                };
        Urgency business =
                switch (name.toString()) {
                    case "4/Mid", "5/High" -> Urgency.DUE;
                    case "4/High" -> Urgency.IMMEDIATE;
                    default -> Urgency.NONE;
                };
        Urgency cell = individual.atLeast(business) ? individual : business;
        return new Cell(
                name.level(),
                "level " + name.level(),
                name.band().name(),
                cell.name(),
                side(name, "individual", individual),
                side(name, "business", business));
    }

    private static Side side(CellName name, String side, Urgency urgency) {
        List<Signal> signals = List.of(
                new Signal("keeps growing", "NONE"), new Signal(sentence(name.toString(), side), urgency.name()));
        return new Side(urgency.name(), List.of(), List.of(), List.of(), signals);
    }

    static String sentence(String cell, String side) {
        return cell + " " + side + " asks for a promotion";
    }
}
