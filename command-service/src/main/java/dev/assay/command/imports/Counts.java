package dev.assay.command.imports;

import dev.assay.command.framework.RolePart;
import dev.assay.events.FrameworkEvent.Archetype;
import dev.assay.events.FrameworkEvent.Group;
import dev.assay.events.FrameworkEvent.Rubric;
import dev.assay.events.FrameworkEvent.Side;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/// How much a document holds, so that a reader can compare with the paper.
final class Counts {

    private Counts() {}

    static SequencedMap<String, Integer> of(RolePart part) {
        return switch (part) {
            case RolePart.OfArchetype(var archetype) -> of(archetype);
            case RolePart.OfRubric(var rubric) -> of(rubric);
        };
    }

    private static SequencedMap<String, Integer> of(Archetype archetype) {
        SequencedMap<String, Integer> counts = new LinkedHashMap<>();
        counts.put("roleCodes", archetype.ladder().stream().mapToInt(List::size).sum());
        counts.put("responsibilityGroups", archetype.responsibilities().size());
        counts.put("responsibilities", bullets(archetype.responsibilities()));
        counts.put("roleSpecific", archetype.roleSpecific().size());
        counts.put("behaviourGroups", archetype.behaviours().size());
        counts.put("behaviours", bullets(archetype.behaviours()));
        counts.put("skills", archetype.skills().size());
        counts.put("aiExpectations", bullets(archetype.aiExpectations()));
        return counts;
    }

    private static int bullets(List<Group> groups) {
        return groups.stream().mapToInt(group -> group.bullets().size()).sum();
    }

    private static SequencedMap<String, Integer> of(Rubric rubric) {
        List<Side> sides = rubric.cells().stream()
                .flatMap(cell -> Stream.of(cell.individual(), cell.businessImpact()))
                .toList();
        int impact = sum(sides, side -> side.impact().size());
        int examples = sum(sides, side -> side.examples().size());
        int dampeners = sum(sides, side -> side.dampeners().size());
        int signals = sum(sides, side -> side.progressionSignals().size());
        SequencedMap<String, Integer> counts = new LinkedHashMap<>();
        counts.put("cells", rubric.cells().size());
        counts.put("sides", (int) sides.stream().filter(Counts::isFilled).count());
        counts.put("bullets", impact + examples + dampeners + signals);
        counts.put("impact", impact);
        counts.put("examples", examples);
        counts.put("dampeners", dampeners);
        counts.put("progressionSignals", signals);
        return counts;
    }

    private static boolean isFilled(Side side) {
        return Stream.of(side.impact(), side.examples(), side.dampeners(), side.progressionSignals())
                .anyMatch(section -> !section.isEmpty());
    }

    private static int sum(List<Side> sides, ToIntFunction<Side> size) {
        return sides.stream().mapToInt(size).sum();
    }
}
