package dev.assay.events;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Dated facts about an engineer's work.
public sealed interface EvidenceEvent extends EngineerEvent {

    /// @param side `INDIVIDUAL` or `BUSINESS_IMPACT`
    /// @param kind `SELF`, `PEER`, `MANAGER`, `KPI` or `SYSTEM`
    /// @param cells the rubric cells it speaks to, such as `4/High`
    /// @param effectiveOn the day of the work
    /// @param provenance [Provenance#IMPORTED] for history from another system; absent if recorded here
    record EvidenceRecorded(
            UUID engineerId,
            UUID evidenceId,
            UUID recordedBy,
            String side,
            String kind,
            @Personal String summary,
            @Personal List<String> links,
            List<String> cells,
            LocalDate effectiveOn,
            @Nullable String provenance)
            implements EvidenceEvent {

        /// Recorded here.
        public EvidenceRecorded(
                UUID engineerId,
                UUID evidenceId,
                UUID recordedBy,
                String side,
                String kind,
                String summary,
                List<String> links,
                List<String> cells,
                LocalDate effectiveOn) {
            this(engineerId, evidenceId, recordedBy, side, kind, summary, links, cells, effectiveOn, null);
        }

        public EvidenceRecorded imported() {
            return new EvidenceRecorded(
                    engineerId,
                    evidenceId,
                    recordedBy,
                    side,
                    kind,
                    summary,
                    links,
                    cells,
                    effectiveOn,
                    Provenance.IMPORTED);
        }
    }

    /// The evidence no longer counts; ratings that cite it are flagged and stay as they are (R10).
    ///
    /// @param flaggedRatingIds the ratings that cite it
    record EvidenceWithdrawn(
            UUID engineerId,
            UUID evidenceId,
            UUID withdrawnBy,
            String reasonCode,
            @Personal String reason,
            List<UUID> flaggedRatingIds,
            LocalDate effectiveOn)
            implements EvidenceEvent {}
}
