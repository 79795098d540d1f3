package dev.assay.command.engineer;

import static dev.assay.command.engineer.Rules.refuseIf;

import dev.assay.command.Unknown;
import dev.assay.command.engineer.EvidenceCommand.Kind;
import dev.assay.command.engineer.EvidenceCommand.RecordEvidence;
import dev.assay.command.engineer.EvidenceCommand.WithdrawEvidence;
import dev.assay.domain.EvidenceRecord;
import dev.assay.domain.RatingRecord;
import dev.assay.events.EngineerEvent;
import dev.assay.events.EvidenceEvent.EvidenceRecorded;
import dev.assay.events.EvidenceEvent.EvidenceWithdrawn;
import java.util.List;
import java.util.UUID;

/// Decides what becomes evidence and what stops being it.
final class Evidences {

    private Evidences() {}

    static List<EngineerEvent> decide(EvidenceCommand command, Engineer state) {
        return switch (command) {
            case RecordEvidence it -> record(it, state);
            case WithdrawEvidence withdraw -> withdraw(withdraw, state);
        };
    }

    private static List<EngineerEvent> record(RecordEvidence command, Engineer state) {
        Rules.requireHappened("evidence", command.effectiveOn(), command.by(), state);
        boolean aboutOneself = command.by().actorId().equals(command.engineerId());
        refuseIf(
                aboutOneself && command.kind() != Kind.SELF,
                "evidence.engineer-records-only-self",
                "Evidence about oneself is of kind SELF.");
        refuseIf(
                !aboutOneself && command.kind() == Kind.SELF,
                "evidence.self-only-by-engineer",
                "Evidence of kind SELF comes from the engineer.");
        return List.of(new EvidenceRecorded(
                command.engineerId(),
                command.evidenceId(),
                command.by().actorId(),
                command.side().name(),
                command.kind().name(),
                command.summary(),
                command.links(),
                command.cells().stream().map(CellName::toString).toList(),
                command.effectiveOn()));
    }

    private static List<EngineerEvent> withdraw(WithdrawEvidence command, Engineer state) {
        UUID evidenceId = command.evidenceId();
        UUID actorId = command.by().actorId();
        EvidenceRecord evidence = state.findEvidence(evidenceId)
                .orElseThrow(() -> new Unknown("evidence.unknown", "This engineer has no evidence of this id."));
        refuseIf(
                actorId.equals(command.engineerId()) && !actorId.equals(evidence.recordedBy()),
                "evidence.recorded-by-another",
                "The engineer concerned may withdraw only what they recorded themselves.");
        if (evidence.withdrawn()) {
            return List.of();
        }
        List<UUID> citing = state.ratings().stream()
                .filter(rating -> rating.evidenceIds().contains(evidenceId))
                .map(RatingRecord::ratingId)
                .toList();
        return List.of(new EvidenceWithdrawn(
                command.engineerId(),
                evidenceId,
                actorId,
                command.reasonCode().name(),
                command.reason(),
                citing,
                command.by().today()));
    }
}
