package dev.assay.command.engineer;

import static dev.assay.command.engineer.Rules.refuseIf;

import dev.assay.command.Rejected;
import dev.assay.command.engineer.Alert.State;
import dev.assay.command.engineer.AlertCommand.AcknowledgeAlert;
import dev.assay.command.engineer.AlertCommand.EscalateAlert;
import dev.assay.command.engineer.AlertCommand.RaisePromotionAlert;
import dev.assay.command.engineer.AlertCommand.ResolveAlert;
import dev.assay.command.engineer.AlertCommand.SnoozeAlert;
import dev.assay.command.engineer.PromotionClock.Overdue;
import dev.assay.events.AlertEvent;
import dev.assay.events.AlertEvent.AlertAcknowledged;
import dev.assay.events.AlertEvent.AlertClockRestarted;
import dev.assay.events.AlertEvent.AlertEscalated;
import dev.assay.events.AlertEvent.AlertResolved;
import dev.assay.events.AlertEvent.AlertSnoozed;
import dev.assay.events.AlertEvent.AlertTakenUp;
import dev.assay.events.AlertEvent.PromotionOverdueRaised;
import dev.assay.events.EngineerEvent;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Decides the system's claims that a promotion is late and what people answer. Only [AlertResolution] ends a claim.
final class Alerts {

    private static final int MAX_SNOOZE_DAYS = 90;

    private Alerts() {}

    static List<EngineerEvent> decide(AlertCommand command, Engineer state) {
        return switch (command) {
            case RaisePromotionAlert it -> raise(it, state);
            case EscalateAlert it -> AlertEscalation.escalate(it, state);
            case AcknowledgeAlert it -> acknowledge(it, state);
            case SnoozeAlert it -> snooze(it, state);
            case ResolveAlert it -> AlertResolution.resolve(it, state);
        };
    }

    static Engineer evolve(Engineer state, AlertEvent event) {
        return switch (event) {
            case PromotionOverdueRaised it -> state.withAlerts(Lists.append(state.alerts(), raised(it)));
            case AlertAcknowledged it -> change(state, it, Alert::acknowledge);
            case AlertSnoozed it -> change(state, it, alert -> alert.snooze(it.until()));
            case AlertTakenUp it -> change(state, it, alert -> alert.takeUp(it.caseId(), it.escalateOn()));
            case AlertClockRestarted it ->
                change(state, it, alert -> alert.restart(it.clockRestartsOn(), it.dueOn(), it.escalateOn()));
            case AlertEscalated it -> change(state, it, alert -> alert.escalate(it.step(), it.escalateOn()));
            case AlertResolved it -> change(state, it, Alert::resolve);
        };
    }

    private static Engineer change(Engineer state, AlertEvent event, UnaryOperator<Alert> change) {
        return state.withAlerts(
                Lists.change(state.alerts(), alert -> alert.alertId().equals(event.alertId()), change));
    }

    private static Alert raised(PromotionOverdueRaised event) {
        return new Alert(
                event.alertId(),
                event.roleId(),
                event.targetRoleId(),
                Urgency.valueOf(event.urgency()),
                event.clockStartedOn(),
                event.dueOn(),
                event.escalateOn(),
                1,
                State.OPEN,
                null,
                0,
                null);
    }

    /// The caller's urgency and cause only guard against a look at an old picture; nothing else of theirs is believed.
    private static List<EngineerEvent> raise(RaisePromotionAlert command, Engineer state) {
        LocalDate today = command.by().today();
        String target = command.nextRoles()
                .target()
                .orElseThrow(() -> noLongerStands("The ladder has no role after this one."));
        if (claim(state, target, command.urgency()).isPresent()) {
            return List.of();
        }
        requireClaimable(command, target, state);
        Overdue overdue = PromotionClock.gravest(state, target, command.policy(), today)
                .filter(late -> late.urgency() == command.urgency())
                .filter(late -> late.run().causeRatingId().equals(command.causeRatingId()))
                .orElseThrow(() -> noLongerStands("No promotion is late by this cause today."));
        Optional<PromotionCase> open = state.openCase(target);
        if (open.filter(it -> it.onTrack(overdue.dueOn(), today)).isPresent()) {
            throw noLongerStands("The promotion was proposed in time and its decision is not late.");
        }
        PromotionOverdueRaised raised = claim(command, target, overdue);
        return open.<List<EngineerEvent>>map(it -> List.of(raised, AlertEscalation.takenUp(raised, it)))
                .orElse(List.of(raised));
    }

    private static PromotionOverdueRaised claim(RaisePromotionAlert command, String target, Overdue overdue) {
        LocalDate today = command.by().today();
        Rating latest = overdue.run().latest();
        return new PromotionOverdueRaised(
                command.engineerId(),
                command.alertId(),
                latest.roleId(),
                target,
                overdue.urgency().name(),
                overdue.severity(),
                overdue.run().causeRatingId(),
                latest.ratingId(),
                latest.cell().toString(),
                Objects.requireNonNull(latest.signalSide(), "an urgent rating names its side"),
                Objects.requireNonNull(latest.signal(), "an urgent rating quotes its sentence"),
                overdue.run().startedOn(),
                overdue.dueOn(),
                today.plusDays(overdue.escalateAfterDays()),
                command.policy().version(),
                today);
    }

    private static void requireClaimable(RaisePromotionAlert command, String target, Engineer state) {
        LocalDate today = command.by().today();
        if (state.departedBy(today)) {
            throw noLongerStands("The engineer no longer works here.");
        }
        if (state.tenure(today)
                .filter(held -> held.roleId().equals(command.nextRoles().fromRoleId()))
                .isEmpty()) {
            throw noLongerStands("The engineer holds another role by now.");
        }
        if (state.awaitsPromotion(target, today)) {
            throw noLongerStands("The promotion is under way.");
        }
    }

    /// The unresolved alert of this urgency or a graver one for the target role.
    private static Optional<Alert> claim(Engineer state, String target, Urgency urgency) {
        return state.alerts().stream()
                .filter(Alert::unresolved)
                .filter(alert -> alert.targetRoleId().equals(target))
                .filter(alert -> alert.urgency().atLeast(urgency))
                .findFirst();
    }

    /// The alert that makes the claim once the command was decided.
    static Alert claiming(RaisePromotionAlert command, Engineer state) {
        return command.nextRoles()
                .target()
                .flatMap(target -> claim(state, target, command.urgency()))
                .orElseThrow();
    }

    private static Rejected noLongerStands(String message) {
        return new Rejected("alert.cause-no-longer-stands", message);
    }

    private static List<EngineerEvent> acknowledge(AcknowledgeAlert command, Engineer state) {
        Alert alert = requireActable(command, state);
        if (alert.state() == State.ACKNOWLEDGED || alert.state() == State.IN_PROGRESS) {
            return List.of();
        }
        return List.of(new AlertAcknowledged(
                command.engineerId(),
                command.alertId(),
                command.by().actorId(),
                command.reason(),
                command.by().today()));
    }

    private static List<EngineerEvent> snooze(SnoozeAlert command, Engineer state) {
        Alert alert = requireActable(command, state);
        LocalDate today = command.by().today();
        refuseIf(
                alert.state() == State.IN_PROGRESS,
                "alert.in-progress",
                "A promotion case answers this alert; it has its own deadline.");
        refuseIf(
                !command.until().isAfter(today),
                "alert.snooze-not-in-future",
                "An alert is snoozed until a day in the future.");
        refuseIf(
                command.until().isAfter(today.plusDays(MAX_SNOOZE_DAYS)),
                "alert.snooze-too-long",
                "An alert is snoozed for at most " + MAX_SNOOZE_DAYS + " days.");
        refuseIf(
                alert.urgency() == Urgency.IMMEDIATE && alert.snoozes() > 0,
                "alert.already-snoozed",
                "An alert of urgency IMMEDIATE is snoozed once at most.");
        return List.of(new AlertSnoozed(
                command.engineerId(),
                command.alertId(),
                command.by().actorId(),
                command.until(),
                command.reason(),
                today));
    }

    private static Alert requireActable(AlertCommand command, Engineer state) {
        Alert alert = state.alert(command.alertId());
        refuseIf(
                command.by().actorId().equals(command.engineerId()),
                "alert.actor-is-subject",
                "The engineer concerned cannot act on the alert.");
        refuseIf(!alert.unresolved(), "alert.resolved", "The alert is resolved.");
        return alert;
    }
}
