package dev.assay.command.engineer;

import dev.assay.command.Rejected;
import dev.assay.command.engineer.AlertCommand.ResolveAlert;
import dev.assay.domain.Alert;
import dev.assay.domain.Alert.Resolution;
import dev.assay.domain.StandingAlerts;
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

/// Resolves alerts whose cause has ended. Nothing else resolves an alert (R6).
final class AlertResolution {

    private AlertResolution() {}

    static List<EngineerEvent> resolve(ResolveAlert command, Engineer state) {
        Alert alert = state.alert(command.alertId());
        if (!alert.unresolved()) {
            return List.of();
        }
        LocalDate today = command.by().today();
        Resolution resolution = new StandingAlerts(state.facts(), today)
                .resolution(alert)
                .orElseThrow(() -> new Rejected("alert.cause-still-stands", "The cause of the alert still stands."));
        return List.of(new AlertResolved(command.engineerId(), alert.alertId(), resolution.name(), today));
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
        StandingAlerts alerts = new StandingAlerts(after.facts(), today);
        List<EngineerEvent> all = new ArrayList<>(events);
        for (Alert alert : after.alerts()) {
            alerts.resolution(alert)
                    .map(how -> how == Resolution.RERATED && retraction ? Resolution.RETRACTED : how)
                    .map(how -> new AlertResolved(command.engineerId(), alert.alertId(), how.name(), today))
                    .ifPresent(all::add);
        }
        return List.copyOf(all);
    }

    private static boolean mayEndCause(EngineerEvent event) {
        return switch (event) {
            case RosterEvent _, RatingEvent _, PromotionEvent _ -> true;
            case EvidenceEvent _, AlertEvent _ -> false;
        };
    }
}
