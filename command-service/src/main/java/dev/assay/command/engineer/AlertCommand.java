package dev.assay.command.engineer;

import dev.assay.command.By;
import dev.assay.domain.AlertPolicy;
import dev.assay.domain.NextRoles;
import dev.assay.domain.Urgency;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What the alert policy and the people above an engineer do about a late promotion.
public sealed interface AlertCommand extends EngineerCommand {

    UUID alertId();

    /// Asks for a claim that a promotion is late. Urgency and cause only say what the caller saw: the decision
    /// computes everything itself.
    record RaisePromotionAlert(
            UUID engineerId,
            UUID alertId,
            Urgency urgency,
            UUID causeRatingId,
            NextRoles nextRoles,
            AlertPolicy policy,
            By by)
            implements AlertCommand {}

    /// @param step the step of the path that the caller wants to reach; absent for the next one
    record EscalateAlert(
            UUID engineerId, UUID alertId, @Nullable Integer step, AlertPolicy policy, By by) implements AlertCommand {}

    record AcknowledgeAlert(
            UUID engineerId, UUID alertId, @Nullable String reason, By by) implements AlertCommand {}

    /// @param until the day on which it opens again
    record SnoozeAlert(UUID engineerId, UUID alertId, LocalDate until, String reason, By by) implements AlertCommand {}

    record ResolveAlert(UUID engineerId, UUID alertId, By by) implements AlertCommand {}
}
