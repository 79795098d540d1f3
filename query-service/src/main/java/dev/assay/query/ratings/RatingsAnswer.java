package dev.assay.query.ratings;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.assay.domain.RatingStatus;
import dev.assay.domain.Span;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What was believed at `knownAt` about the ratings that hold on `asOf`.
///
/// @param knownAt absent: as known now
/// @param roleId the role held on `asOf`; absent after the departure
/// @param inForce the rating that counts on `asOf`; absent while the engineer is unrated in the role
/// @param ratings every rating with an effective date not after `asOf`, the latest effective date first
@JsonInclude(JsonInclude.Include.NON_NULL)
record RatingsAnswer(
        UUID engineerId,
        LocalDate asOf,
        @Nullable Instant knownAt,
        @Nullable String roleId,
        @Nullable Rating inForce,
        List<Rating> ratings) {

    /// @param act `RATING`, `REVISION` or `CORRECTION`
    /// @param from what it took the place of; absent for the first rating
    /// @param replacedBy the revisions and corrections of it, pending and rejected ones too
    /// @param inForce the spans of days during which it was the rating in force
    /// @param withdrawnEvidenceIds cited evidence that was withdrawn later: it flags the rating and changes nothing
    /// @param reason of a revision or correction
    /// @param provenance `IMPORTED` for history from another system; absent if recorded here
    /// @param version the place in the engineer's stream; absent in one's own history
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Rating(
            UUID ratingId,
            RatingStatus status,
            String act,
            String roleId,
            String cell,
            int level,
            String band,
            String urgency,
            @Nullable String signalSide,
            @Nullable String signal,
            Rubric rubric,
            int confidence,
            String rationale,
            List<UUID> evidenceIds,
            List<UUID> withdrawnEvidenceIds,
            List<String> dampenersConsidered,
            LocalDate periodFrom,
            LocalDate periodTo,
            LocalDate effectiveOn,
            List<Span> inForce,
            @Nullable From from,
            List<Replacement> replacedBy,
            @Nullable Deed retractionRequested,
            @Nullable Deed retracted,
            List<String> reviewReasons,
            @Nullable Review review,
            @Nullable Deed shared,
            UUID by,
            Instant recordedAt,
            @Nullable String reasonCode,
            @Nullable String reason,
            @Nullable String provenance,
            UUID eventId,
            @Nullable Long version) {}

    /// The rubric version that the rating pinned; later versions leave it as it is (R2).
    record Rubric(int version, String hash) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record From(@Nullable String cell, @Nullable UUID ratingId) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Replacement(
            UUID ratingId,
            String act,
            RatingStatus status,
            String cell,
            LocalDate effectiveOn,
            UUID by,
            Instant recordedAt,
            @Nullable String reasonCode,
            @Nullable String reason) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Review(
            String outcome,
            UUID by,
            Instant recordedAt,
            @Nullable String reason) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Deed(
            UUID by,
            Instant recordedAt,
            @Nullable String reasonCode,
            @Nullable String reason) {}
}
