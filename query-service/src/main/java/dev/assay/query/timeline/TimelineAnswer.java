package dev.assay.query.timeline;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The story of one engineer, in the order of effective dates and, within a day, of recording.
///
/// @param asOf absent: all days, coming ones too
/// @param knownAt absent: as known now
@JsonInclude(JsonInclude.Include.NON_NULL)
record TimelineAnswer(
        UUID engineerId,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable LocalDate asOf,
        @Nullable Instant knownAt,
        List<Entry> entries) {

    /// @param type the persisted name of the event, such as `rating.engineer-rated`
    /// @param what the same in plain words
    /// @param status what became of the fact: of a rating (`PENDING_REVIEW`, `COUNTS`, `SUPERSEDED`, `CORRECTED`,
    ///     `RETRACTED`, `REJECTED`), of evidence (`RECORDED`, `WITHDRAWN`), of a promotion case (`OPEN`,
    ///     `APPROVED`, `DECLINED`, `WITHDRAWN`, `VOIDED`) or of an alert (`OPEN` to `RESOLVED`); absent for
    ///     facts that nothing can befall
    /// @param replacedBy the revision or correction that took the rating's place
    /// @param withdrawnEvidenceIds cited evidence that was withdrawn later
    /// @param by the person or service that acted
    /// @param managerId the engineer's manager on that day
    /// @param roleId the engineer's role on that day
    /// @param facts the data of the event, such as its `provenance` (`IMPORTED` for history from another system)
    /// @param version the place in the engineer's stream, and `position` in the ledger; absent in one's own story,
    // whose
    ///     gaps would tell of what is hidden
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Entry(
            LocalDate effectiveOn,
            Instant recordedAt,
            String type,
            String what,
            @Nullable String from,
            @Nullable String to,
            @Nullable String status,
            @Nullable UUID replacedBy,
            @Nullable List<UUID> withdrawnEvidenceIds,
            UUID by,
            @Nullable UUID managerId,
            @Nullable String roleId,
            @Nullable String reasonCode,
            @Nullable String reason,
            Map<String, Object> facts,
            UUID eventId,
            @Nullable Long version,
            @Nullable Long position) {}
}
