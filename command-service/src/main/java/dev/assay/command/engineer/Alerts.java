package dev.assay.command.engineer;

import static dev.assay.command.engineer.Rules.refuseIf;

import dev.assay.command.Rejected;
import dev.assay.command.engineer.AlertCommand.AcknowledgeAlert;
import dev.assay.command.engineer.AlertCommand.EscalateAlert;
import dev.assay.command.engineer.AlertCommand.RaisePromotionAlert;
import dev.assay.command.engineer.AlertCommand.ResolveAlert;
import dev.assay.command.engineer.AlertCommand.SnoozeAlert;
import dev.assay.domain.Alert;
import dev.assay.domain.AlertAssessment;
import dev.assay.domain.AlertAssessment.NoClaim;
import dev.assay.domain.AlertState;
import dev.assay.domain.PromotionClock.Deadline;
import dev.assay.domain.RatingRecord;
import dev.assay.domain.Urgency;
import dev.assay.events.AlertEvent.AlertAcknowledged;
import dev.assay.events.AlertEvent.AlertSnoozed;
import dev.assay.events.AlertEvent.PromotionOverdueRaised;
import dev.assay.events.EngineerEvent;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Decides the system's claims that a promotion is late and what people answer. Only [AlertResolution] ends a claim.
final class Alerts {

    private static final int MAX_SNOOZE_DAYS = 90;

    private Alerts() {}

    static List<EngineerEvent> decide(AlertCommand command, Engineer state) {
        refuseIf(
                command.by().actorId().equals(command.engineerId()),
                "alert.actor-is-subject",
                "The engineer concerned cannot act on the alert.");
        return switch (command) {
            case RaisePromotionAlert it -> raise(it, state);
            case EscalateAlert it -> AlertEscalation.escalate(it, state);
            case AcknowledgeAlert it -> acknowledge(it, state);
            case SnoozeAlert it -> snooze(it, state);
            case ResolveAlert it -> AlertResolution.resolve(it, state);
        };
    }

    /// The caller's urgency and cause only guard against a look at an old picture; nothing else of theirs is believed.
    private static List<EngineerEvent> raise(RaisePromotionAlert command, Engineer state) {
        LocalDate today = command.by().today();
        AlertAssessment assessment = new AlertAssessment(state.facts(), command.nextRoles(), command.policy(), today);
        if (AlertAssessment.claim(state.facts(), command.nextRoles(), command.urgency())
                .isPresent()) {
            return List.of();
        }
        assessment.noClaim().ifPresent(why -> {
            throw noLongerStands(message(why));
        });
        Deadline late = assessment
                .late()
                .filter(deadline -> deadline.urgency() == command.urgency())
                .filter(deadline -> deadline.run().causeRatingId().equals(command.causeRatingId()))
                .orElseThrow(() -> noLongerStands(message(NoClaim.NOT_LATE)));
        PromotionOverdueRaised raised = claim(command, late);
        List<EngineerEvent> events = new ArrayList<>(List.of(raised));
        if (!assessment.openCases().isEmpty()) {
            events.add(AlertEscalation.takenUp(raised, assessment.openCases().getLast()));
        }
        return List.copyOf(events);
    }

    private static String message(NoClaim why) {
        return switch (why) {
            case DEPARTED -> "The engineer no longer works here.";
            case OTHER_ROLE -> "The engineer holds another role by now.";
            case NO_NEXT_ROLE -> "The ladder has no role after this one.";
            case PROMOTION_UNDER_WAY -> "The promotion is under way.";
            case NOT_LATE -> "No promotion is late by this cause today.";
            case ON_TRACK -> "The promotion was proposed in time and its decision is not late.";
            case CLAIMED -> "An alert of a graver urgency stands.";
        };
    }

    private static PromotionOverdueRaised claim(RaisePromotionAlert command, Deadline late) {
        LocalDate today = command.by().today();
        RatingRecord latest = late.run().latest();
        List<String> nextRoles = command.nextRoles().roleIds();
        return new PromotionOverdueRaised(
                command.engineerId(),
                command.alertId(),
                latest.roleId(),
                nextRoles.getFirst(),
                late.urgency().name(),
                late.severity().name(),
                late.run().causeRatingId(),
                latest.ratingId(),
                latest.cell(),
                Objects.requireNonNull(latest.signalSide(), "an urgent rating names its side"),
                Objects.requireNonNull(latest.signal(), "an urgent rating quotes its sentence"),
                late.run().startedOn(),
                late.dueOn(),
                today.plusDays(late.escalateAfterDays()),
                command.policy().version(),
                today,
                nextRoles.size() == 1 ? null : nextRoles);
    }

    /// The alert that makes the claim once the command was decided.
    static Alert claiming(RaisePromotionAlert command, Engineer state) {
        return AlertAssessment.claim(state.facts(), command.nextRoles(), command.urgency())
                .orElseThrow();
    }

    private static Rejected noLongerStands(String message) {
        return new Rejected("alert.cause-no-longer-stands", message);
    }

    private static List<EngineerEvent> acknowledge(AcknowledgeAlert command, Engineer state) {
        Alert alert = requireActable(command, state);
        if (alert.state() == AlertState.ACKNOWLEDGED || alert.state() == AlertState.IN_PROGRESS) {
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
                alert.state() == AlertState.IN_PROGRESS,
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
        refuseIf(!alert.unresolved(), "alert.resolved", "The alert is resolved.");
        return alert;
    }
}
