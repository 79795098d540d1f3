package dev.assay.command.engineer;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A recorded rating and what became of it.
///
/// @param authorId who recorded it: the rater, or who corrected it
/// @param raterId whose judgement it is: a correction keeps the rater
/// @param replacesRatingId the rating that it revises or corrects
/// @param retraction the request to void it that waits for a second person
record Rating(
        UUID ratingId,
        UUID authorId,
        UUID raterId,
        Act act,
        @Nullable UUID replacesRatingId,
        String roleId,
        CellName cell,
        Urgency urgency,
        @Nullable String signalSide,
        @Nullable String signal,
        List<UUID> evidenceIds,
        LocalDate effectiveOn,
        Status status,
        boolean shared,
        @Nullable RequestedRetraction retraction) {

    /// What a second person may have to look at.
    enum Act {
        RATING,
        REVISION,
        CORRECTION,
        RETRACTION
    }

    enum Status {
        PENDING_REVIEW,
        COUNTS,
        REJECTED,
        SUPERSEDED,
        CORRECTED,
        RETRACTED
    }

    record RequestedRetraction(UUID requestedBy, String reasonCode, String reason) {}

    boolean counts() {
        return status == Status.COUNTS;
    }

    boolean pending() {
        return status == Status.PENDING_REVIEW;
    }

    boolean superseded() {
        return status == Status.SUPERSEDED;
    }

    /// Whether it once counted and a revision or correction took its place.
    boolean replaced() {
        return superseded() || status == Status.CORRECTED;
    }

    boolean isRevisionOf(Rating other) {
        return act == Act.REVISION && replaces(other.ratingId());
    }

    boolean replaces(UUID otherId) {
        return otherId.equals(replacesRatingId);
    }

    Rating become(Status next) {
        return with(next, shared, null);
    }

    Rating share() {
        return with(status, true, retraction);
    }

    Rating withRetraction(@Nullable RequestedRetraction requested) {
        return with(status, shared, requested);
    }

    private Rating with(Status nextStatus, boolean nextShared, @Nullable RequestedRetraction nextRetraction) {
        return new Rating(
                ratingId,
                authorId,
                raterId,
                act,
                replacesRatingId,
                roleId,
                cell,
                urgency,
                signalSide,
                signal,
                evidenceIds,
                effectiveOn,
                nextStatus,
                nextShared,
                nextRetraction);
    }
}
