package dev.assay.query.timeline;

import dev.assay.domain.Alert;
import dev.assay.domain.AlertState;
import dev.assay.domain.EngineerState;
import dev.assay.domain.EvidenceRecord;
import dev.assay.domain.PromotionCase;
import dev.assay.events.EngineerEvent;
import dev.assay.events.Envelope;
import dev.assay.events.PromotionEvent.PromotionApproved;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/// What became of evidence, promotion cases and alerts by a day.
final class FactStatus {

    private final LocalDate day;
    private final EngineerState state;

    /// @param known in the order of the stream
    FactStatus(List<Envelope> known, LocalDate day) {
        this.day = day;
        EngineerState folded = EngineerState.UNREGISTERED;
        for (Envelope envelope : known) {
            if (happened(envelope) && envelope.event() instanceof EngineerEvent event) {
                folded = EngineerState.evolve(folded, event);
            }
        }
        this.state = folded;
    }

    String ofEvidence(UUID evidenceId) {
        boolean withdrawn = state.evidence().stream()
                .filter(item -> item.evidenceId().equals(evidenceId))
                .anyMatch(EvidenceRecord::withdrawn);
        return withdrawn ? "WITHDRAWN" : "RECORDED";
    }

    String ofCase(UUID caseId) {
        return state.cases().stream()
                .filter(promotion -> promotion.caseId().equals(caseId))
                .map(PromotionCase::state)
                .findFirst()
                .orElse(PromotionCase.State.OPEN)
                .name();
    }

    String ofAlert(UUID alertId) {
        return state.alerts().stream()
                .filter(alert -> alert.alertId().equals(alertId))
                .map((Alert alert) -> alert.stateOn(day))
                .findFirst()
                .orElse(AlertState.OPEN)
                .name();
    }

    /// An approval is made on the day it is recorded, even if the new role begins later.
    private boolean happened(Envelope envelope) {
        LocalDate recordedOn = LocalDate.ofInstant(envelope.recordedAt(), ZoneOffset.UTC);
        boolean decidedBefore = envelope.event() instanceof PromotionApproved && !recordedOn.isAfter(day);
        return decidedBefore || !envelope.effectiveOn().isAfter(day);
    }
}
