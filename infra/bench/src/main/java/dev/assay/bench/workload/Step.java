package dev.assay.bench.workload;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// One command that a client sends.
public sealed interface Step {

    UUID engineerId();

    record Register(UUID engineerId, String name, String email, UUID managerId, LocalDate effectiveOn)
            implements Step {}

    record Evidence(
            UUID engineerId, String side, String kind, String summary, List<String> cells, LocalDate effectiveOn)
            implements Step {}

    record Rate(UUID engineerId, Judged judged, LocalDate effectiveOn) implements Step {}

    record Revise(UUID engineerId, UUID ratingId, Judged judged, String reason, LocalDate effectiveOn)
            implements Step {}

    record Share(UUID engineerId, UUID ratingId) implements Step {}

    /// What a rating and a revision both say.
    record Judged(
            int level,
            String band,
            int confidence,
            String rationale,
            List<UUID> evidenceIds,
            LocalDate periodFrom,
            LocalDate periodTo) {}
}
