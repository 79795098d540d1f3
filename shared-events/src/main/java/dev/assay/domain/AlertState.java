package dev.assay.domain;

import dev.assay.events.AlertEvent;
import dev.assay.events.AlertEvent.AlertAcknowledged;
import dev.assay.events.AlertEvent.AlertClockRestarted;
import dev.assay.events.AlertEvent.AlertEscalated;
import dev.assay.events.AlertEvent.AlertResolved;
import dev.assay.events.AlertEvent.AlertSnoozed;
import dev.assay.events.AlertEvent.AlertTakenUp;
import dev.assay.events.AlertEvent.PromotionOverdueRaised;

/// Where an alert stands.
public enum AlertState {
    OPEN,
    ACKNOWLEDGED,
    SNOOZED,
    IN_PROGRESS,
    ESCALATED,
    RESOLVED;

    /// The state that an event leads to, whatever was before. A snoozed alert opens again without an event.
    public static AlertState after(AlertEvent event) {
        return switch (event) {
            case PromotionOverdueRaised _, AlertClockRestarted _ -> OPEN;
            case AlertAcknowledged _ -> ACKNOWLEDGED;
            case AlertSnoozed _ -> SNOOZED;
            case AlertTakenUp _ -> IN_PROGRESS;
            case AlertEscalated _ -> ESCALATED;
            case AlertResolved _ -> RESOLVED;
        };
    }
}
