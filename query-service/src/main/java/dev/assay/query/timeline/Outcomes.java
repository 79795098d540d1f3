package dev.assay.query.timeline;

import dev.assay.events.AlertEvent;
import dev.assay.events.AlertEvent.AlertAcknowledged;
import dev.assay.events.AlertEvent.AlertClockRestarted;
import dev.assay.events.AlertEvent.AlertEscalated;
import dev.assay.events.AlertEvent.AlertResolved;
import dev.assay.events.AlertEvent.AlertSnoozed;
import dev.assay.events.AlertEvent.AlertTakenUp;
import dev.assay.events.AlertEvent.PromotionOverdueRaised;
import dev.assay.events.Envelope;
import dev.assay.events.EvidenceEvent.EvidenceWithdrawn;
import dev.assay.events.PromotionEvent;
import dev.assay.events.PromotionEvent.PromotionApproved;
import dev.assay.events.PromotionEvent.PromotionDeclined;
import dev.assay.events.PromotionEvent.PromotionProposed;
import dev.assay.events.PromotionEvent.PromotionWithdrawn;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// What became of evidence, promotion cases and alerts by a day.
final class Outcomes {

    private static final String OPEN = "OPEN";

    private final LocalDate day;
    private final Set<UUID> withdrawnEvidence = new HashSet<>();
    private final Map<UUID, String> cases = new HashMap<>();
    private final Map<UUID, String> alerts = new HashMap<>();

    /// @param known in the order of the stream
    Outcomes(List<Envelope> known, LocalDate day) {
        this.day = day;
        known.stream().filter(this::happened).forEach(this::add);
    }

    String ofEvidence(UUID evidenceId) {
        return withdrawnEvidence.contains(evidenceId) ? "WITHDRAWN" : "RECORDED";
    }

    String ofCase(UUID caseId) {
        return cases.getOrDefault(caseId, OPEN);
    }

    String ofAlert(UUID alertId) {
        return alerts.getOrDefault(alertId, OPEN);
    }

    /// An approval is made on the day it is recorded, even if the new role begins later.
    private boolean happened(Envelope envelope) {
        LocalDate recordedOn = LocalDate.ofInstant(envelope.recordedAt(), ZoneOffset.UTC);
        boolean decidedBefore = envelope.event() instanceof PromotionApproved && !recordedOn.isAfter(day);
        return decidedBefore || !envelope.effectiveOn().isAfter(day);
    }

    private void add(Envelope envelope) {
        switch (envelope.event()) {
            case EvidenceWithdrawn withdrawn -> withdrawnEvidence.add(withdrawn.evidenceId());
            case PromotionEvent promotion -> cases.put(promotion.caseId(), state(promotion));
            case AlertEvent alert -> alerts.put(alert.alertId(), state(alert));
            default -> {}
        }
    }

    private static String state(PromotionEvent event) {
        return switch (event) {
            case PromotionProposed proposed -> OPEN;
            case PromotionApproved approved -> "APPROVED";
            case PromotionDeclined declined -> "DECLINED";
            case PromotionWithdrawn withdrawn -> "WITHDRAWN";
        };
    }

    private String state(AlertEvent event) {
        return switch (event) {
            case PromotionOverdueRaised raised -> OPEN;
            case AlertAcknowledged acknowledged -> "ACKNOWLEDGED";
            case AlertSnoozed snoozed -> snoozed.until().isAfter(day) ? "SNOOZED" : OPEN;
            case AlertTakenUp takenUp -> "IN_PROGRESS";
            case AlertClockRestarted restarted -> OPEN;
            case AlertEscalated escalated -> "ESCALATED";
            case AlertResolved resolved -> "RESOLVED";
        };
    }
}
