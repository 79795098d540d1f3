package dev.assay.domain;

import dev.assay.events.EvidenceEvent;
import dev.assay.events.EvidenceEvent.EvidenceRecorded;
import dev.assay.events.EvidenceEvent.EvidenceWithdrawn;
import java.util.List;
import java.util.UUID;

/// Recorded evidence, as far as a rule may ask for it.
public record EvidenceRecord(UUID evidenceId, UUID recordedBy, boolean withdrawn) {

    static List<EvidenceRecord> evolve(List<EvidenceRecord> evidence, EvidenceEvent event) {
        return switch (event) {
            case EvidenceRecorded it ->
                Lists.append(evidence, new EvidenceRecord(it.evidenceId(), it.recordedBy(), false));
            case EvidenceWithdrawn it ->
                Lists.change(
                        evidence,
                        item -> item.evidenceId.equals(it.evidenceId()),
                        item -> new EvidenceRecord(item.evidenceId, item.recordedBy, true));
        };
    }
}
