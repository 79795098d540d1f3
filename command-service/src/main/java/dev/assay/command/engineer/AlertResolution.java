package dev.assay.command.engineer;

import dev.assay.command.Rejected;
import dev.assay.command.engineer.AlertCommand.ResolveAlert;
import dev.assay.command.engineer.Engineer.Tenure;
import dev.assay.command.engineer.PromotionClock.Run;
import dev.assay.events.AlertEvent;
import dev.assay.events.AlertEvent.AlertResolved;
import dev.assay.events.EngineerEvent;
import dev.assay.events.EvidenceEvent;
import dev.assay.events.PromotionEvent;
import dev.assay.events.RatingEvent;
import dev.assay.events.RatingEvent.RatingRetracted;
import dev.assay.events.RosterEvent;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Decides whether the cause of an alert still stands. Nothing but the end of its cause resolves an alert (R6).
final class AlertResolution {

    private AlertResolution() {}

    enum Resolution {
        PROMOTED,
        RERATED,
        RETRACTED,
        ROLE_CHANGED,
        LEFT
    }

    static List<EngineerEvent> resolve(ResolveAlert command, Engineer state) {
        Alert alert = state.alert(command.alertId());
        if (!alert.unresolved()) {
            return List.of();
        }
        Resolution resolution = resolution(alert, state, command.by().today(), false)
                .orElseThrow(() -> new Rejected("alert.cause-still-stands", "The cause of the alert still stands."));
        return List.of(new AlertResolved(
                command.engineerId(),
                alert.alertId(),
                resolution.name(),
                command.by().today()));
    }

    /// The decided events, followed by the resolution of every alert whose cause they end today.
    static List<EngineerEvent> appendTo(List<EngineerEvent> events, EngineerCommand command, Engineer before) {
        if (before.alerts().stream().noneMatch(Alert::unresolved)
                || events.stream().noneMatch(AlertResolution::mayEndCause)) {
            return events;
        }
        Engineer after = events.stream().reduce(before, Engineer::evolve, (one, other) -> other);
        boolean retraction = events.stream().anyMatch(RatingRetracted.class::isInstance);
        LocalDate today = command.by().today();
        List<EngineerEvent> all = new ArrayList<>(events);
        for (Alert alert : after.alerts()) {
            if (alert.unresolved()) {
                resolution(alert, after, today, retraction)
                        .map(how -> new AlertResolved(command.engineerId(), alert.alertId(), how.name(), today))
                        .ifPresent(all::add);
            }
        }
        return List.copyOf(all);
    }

    private static boolean mayEndCause(EngineerEvent event) {
        return switch (event) {
            case RosterEvent _, RatingEvent _, PromotionEvent _ -> true;
            case EvidenceEvent _, AlertEvent _ -> false;
        };
    }

    /// How the cause of an alert ended by today; empty while it stands.
    ///
    /// @param byRetraction whether a rating that ended it was retracted, rather than followed by another
    private static Optional<Resolution> resolution(Alert alert, Engineer state, LocalDate today, boolean byRetraction) {
        if (state.departedBy(today)) {
            return Optional.of(Resolution.LEFT);
        }
        Optional<Tenure> held = state.tenure(today);
        if (held.isPresent() && !held.get().roleId().equals(alert.roleId())) {
            return Optional.of(held.get().byPromotion() ? Resolution.PROMOTED : Resolution.ROLE_CHANGED);
        }
        if (stands(alert, state, today)) {
            return Optional.empty();
        }
        return Optional.of(byRetraction ? Resolution.RETRACTED : Resolution.RERATED);
    }

    /// A run at the alert's urgency is alive, and its clock did not move so far that nothing would be late today.
    private static boolean stands(Alert alert, Engineer state, LocalDate today) {
        Optional<Run> run = PromotionClock.run(state, alert.targetRoleId(), alert.urgency(), today);
        return run.map(Run::startedOn)
                .filter(startedOn -> !startedOn.isAfter(alert.clockStartedOn())
                        || !startedOn.plusDays(alert.daysGranted()).isAfter(today))
                .isPresent();
    }
}
