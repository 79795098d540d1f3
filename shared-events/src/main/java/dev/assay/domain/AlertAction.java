package dev.assay.domain;

import dev.assay.domain.Alert.Resolution;
import dev.assay.domain.PromotionClock.Deadline;
import java.util.List;
import java.util.UUID;

/// What the alert policy asks for.
public sealed interface AlertAction {

    /// A claim that is missing.
    ///
    /// @param targetRoleIds the next roles that it names
    record Raise(List<String> targetRoleIds, Deadline deadline) implements AlertAction {}

    /// @param step the step of the escalation path to reach
    record Escalate(UUID alertId, EscalationStep step) implements AlertAction {}

    record Resolve(UUID alertId, Resolution resolution) implements AlertAction {}
}
