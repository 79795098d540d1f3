package dev.assay.bench.facts;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A first rating, or a new judgement in the place of an earlier one.
///
/// @param revises the rating whose place it takes; absent for the first
/// @param level 2 or 3: the levels that need no evidence and no second reviewer
/// @param band `Low`, `Mid` or `High`
/// @param confidence 70 to 100
/// @param reason why there is a new judgement; absent for the first
/// @param effectiveOn the day from which it holds, later than that of the one before
public record Rated(
        UUID engineerId,
        UUID ratingId,
        @Nullable UUID revises,
        UUID raterId,
        int level,
        String band,
        int confidence,
        String rationale,
        @Nullable String reason,
        LocalDate effectiveOn) {

    /// Such as `3/Mid`.
    public String cell() {
        return level + "/" + band;
    }
}
