package dev.assay.bench.facts;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One line of the history of a person's rating: who changed it, when it held, when that was known, from, to and why.
///
/// @param heldUntil the first day on which the next one holds; absent for the last
/// @param fromCell the cell before; absent for the first
/// @param reason absent for the first
public record HistoryEntry(
        UUID raterId,
        LocalDate heldFrom,
        @Nullable LocalDate heldUntil,
        Instant knownAt,
        @Nullable String fromCell,
        String toCell,
        @Nullable String reason) {}
