package dev.assay.command.imports;

import dev.assay.command.framework.RolePart;
import dev.assay.kit.http.Finding;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What an import would do, without doing it.
///
/// @param urgencies of a rubric's cells, such as `4/High` to `IMMEDIATE`; empty for an archetype
record DryRun(
        boolean dryRun,
        String kind,
        String roleId,
        String title,
        String contentHash,
        Map<String, Integer> counts,
        Map<String, String> urgencies,
        List<Finding> warnings) {

    static DryRun of(Reading reading) {
        Map<String, String> urgencies = new LinkedHashMap<>();
        if (reading.part() instanceof RolePart.OfRubric(var rubric)) {
            rubric.cells().forEach(cell -> urgencies.put(cell.level() + "/" + cell.band(), cell.urgency()));
        }
        return new DryRun(
                true,
                reading.part().kind(),
                reading.role().value(),
                reading.title(),
                reading.contentHash(),
                Counts.of(reading.part()),
                urgencies,
                reading.warnings());
    }
}
