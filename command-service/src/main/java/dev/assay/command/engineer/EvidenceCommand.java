package dev.assay.command.engineer;

import dev.assay.command.By;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// Dated facts about an engineer's work.
public sealed interface EvidenceCommand extends EngineerCommand {

    UUID evidenceId();

    /// @param links absolute http(s) addresses
    /// @param cells the rubric cells that it speaks to
    /// @param effectiveOn the day of the work
    record RecordEvidence(
            UUID engineerId,
            UUID evidenceId,
            Side side,
            Kind kind,
            String summary,
            List<String> links,
            List<CellName> cells,
            LocalDate effectiveOn,
            By by)
            implements EvidenceCommand {}

    record WithdrawEvidence(UUID engineerId, UUID evidenceId, WithdrawalReason reasonCode, String reason, By by)
            implements EvidenceCommand {}

    enum Side {
        INDIVIDUAL,
        BUSINESS_IMPACT
    }

    enum Kind {
        SELF,
        PEER,
        MANAGER,
        KPI,
        SYSTEM
    }

    /// Why evidence is withdrawn.
    enum WithdrawalReason {
        INACCURATE,
        DUPLICATE,
        WRONG_ENGINEER,
        CONFIDENTIAL,
        OTHER
    }
}
