package dev.assay.bench.dataset;

import dev.assay.bench.stack.Postgres;
import dev.assay.bench.workload.Workload;
import dev.assay.events.EventJson;
import dev.assay.events.FrameworkEvent.Cell;
import dev.assay.events.FrameworkEvent.Side;
import dev.assay.events.FrameworkEvent.Signal;
import dev.assay.events.RatingEvent.Judgement;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/// The published rubric, as judgements quote it.
final class Cells {

    private final Map<String, Cell> cells = new HashMap<>();
    private final int version;
    private final String hash;

    /// @param database whose organisation is founded
    Cells(String database) {
        String row = " FROM reference_rubric WHERE published_from IS NOT NULL AND role_id = '" + Workload.ROLE + "'";
        this.version = Integer.parseInt(Postgres.query(database, "SELECT version" + row));
        this.hash = Postgres.query(database, "SELECT rubric_hash" + row);
        List<Cell> all = EventJson.mapper()
                .readValue(Postgres.query(database, "SELECT cells" + row), new TypeReference<List<Cell>>() {});
        all.forEach(cell -> cells.put(cell.level() + "/" + cell.band(), cell));
    }

    Judgement judgement(String name, int confidence, String rationale, List<UUID> evidenceIds, LocalDate on) {
        Cell cell = cell(name);
        boolean urgent = !cell.urgency().equals("NONE");
        return new Judgement(
                Workload.ROLE,
                version,
                hash,
                cell.level(),
                cell.band(),
                cell.urgency(),
                urgent ? side(cell) : null,
                urgent ? sentence(cell) : null,
                confidence,
                rationale,
                evidenceIds,
                List.of(),
                on.minusDays(180),
                on.minusDays(1));
    }

    Cell cell(String name) {
        return Objects.requireNonNull(cells.get(name), name);
    }

    String side(Cell cell) {
        return cell.individual().urgency().equals(cell.urgency()) ? "INDIVIDUAL" : "BUSINESS_IMPACT";
    }

    @Nullable
    String sentence(Cell cell) {
        Side side = side(cell).equals("INDIVIDUAL") ? cell.individual() : cell.businessImpact();
        return side.progressionSignals().stream()
                .filter(signal -> signal.urgency().equals(cell.urgency()))
                .map(Signal::sentence)
                .findFirst()
                .orElse(null);
    }
}
