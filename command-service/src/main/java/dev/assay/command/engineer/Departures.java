package dev.assay.command.engineer;

import static dev.assay.command.engineer.Rules.refuseIf;

import dev.assay.command.By;
import dev.assay.command.Rejected;
import dev.assay.command.engineer.RosterCommand.CorrectDeparture;
import dev.assay.command.engineer.RosterCommand.RecordDeparture;
import dev.assay.domain.AlertPolicy;
import dev.assay.domain.PromotionCase;
import dev.assay.domain.PromotionCase.State;
import dev.assay.events.EngineerEvent;
import dev.assay.events.PromotionEvent.PromotionReopened;
import dev.assay.events.PromotionEvent.PromotionVoided;
import dev.assay.events.RosterEvent.DepartureCorrected;
import dev.assay.events.RosterEvent.EngineerDeparted;
import dev.assay.events.RosterEvent.RosterChangeRequested;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Decides departures and their correction, and what becomes of the promotions that had not taken effect (R26).
final class Departures {

    private static final String LEFT = "LEFT";

    private Departures() {}

    static List<EngineerEvent> depart(RecordDeparture command, Engineer state) {
        LocalDate day = command.effectiveOn();
        LocalDate known = state.departedOn();
        if (day.equals(known)) {
            return List.of();
        }
        refuseIf(known != null, "engineer.departed", "The engineer's departure is already recorded.");
        Rules.requirePlannable("engineer", day, command.by(), state);
        List<EngineerEvent> events = new ArrayList<>();
        events.add(new EngineerDeparted(command.engineerId(), command.reason(), day));
        events.addAll(voided(command.engineerId(), day, state));
        return events;
    }

    static List<EngineerEvent> correct(CorrectDeparture command, Engineer state) {
        LocalDate known = requireDeparture(state);
        LocalDate corrected = command.correctedTo();
        if (known.equals(corrected)) {
            return List.of();
        }
        RosterChangeRequested request = new RosterChangeRequested(
                command.engineerId(),
                command.changeId(),
                command.by().actorId(),
                RosterReviews.Change.DEPARTURE_CORRECTION.name(),
                null,
                null,
                corrected,
                command.reasonCode().name(),
                command.reason(),
                RosterReviews.hangingOnTenure(state),
                corrected == null ? known : corrected);
        return RosterReviews.orRequest(corrected(request, command.policy(), command.by(), state), request, state);
    }

    /// The correction itself, with the promotions that it voids or brings back into decision.
    static List<EngineerEvent> corrected(RosterChangeRequested request, AlertPolicy policy, By by, Engineer state) {
        UUID engineerId = request.engineerId();
        LocalDate known = requireDeparture(state);
        LocalDate corrected = request.correctedTo();
        if (corrected != null) {
            Rules.requireNearFuture("engineer", corrected, by);
            refuseIf(
                    corrected.isBefore(state.hiredOn(known)),
                    "engineer.before-registration",
                    "The departure must not lie before the engineer's first day.");
        }
        List<EngineerEvent> events = new ArrayList<>();
        events.add(new DepartureCorrected(
                engineerId,
                known,
                corrected,
                String.valueOf(request.reasonCode()),
                request.reason(),
                corrected == null ? known : corrected));
        if (corrected != null && corrected.isBefore(known)) {
            events.addAll(voided(engineerId, corrected, state));
        }
        LocalDate dueOn = by.today().plusDays(policy.decisionWithinDays());
        for (PromotionCase promotion : state.cases()) {
            if (comesBack(promotion, corrected, by, state)) {
                PromotionReopened reopened = new PromotionReopened(
                        engineerId,
                        promotion.caseId(),
                        promotion.fromRoleId(),
                        promotion.targetRoleId(),
                        dueOn,
                        by.today());
                events.add(reopened);
                events.addAll(AlertEscalation.takenUp(reopened, state));
            }
        }
        return events;
    }

    /// An approved promotion that would take effect on the day of the departure or later never does.
    private static List<PromotionVoided> voided(UUID engineerId, LocalDate from, Engineer state) {
        return state.cases().stream()
                .filter(promotion -> promotion.state() == State.APPROVED)
                .filter(promotion ->
                        promotion.endedOn() != null && !promotion.endedOn().isBefore(from))
                .map(promotion -> voided(engineerId, promotion, promotion.endedOn(), from))
                .toList();
    }

    static PromotionVoided voided(
            UUID engineerId, PromotionCase promotion, @Nullable LocalDate promotedOn, LocalDate on) {
        return new PromotionVoided(
                engineerId, promotion.caseId(), promotion.fromRoleId(), promotion.targetRoleId(), promotedOn, LEFT, on);
    }

    /// One case at most is open for a role (R13), so another one that was proposed meanwhile stands in its place.
    private static boolean comesBack(PromotionCase promotion, @Nullable LocalDate corrected, By by, Engineer state) {
        return promotion.state() == State.VOIDED
                && promotion.endedOn() != null
                && (corrected == null || promotion.endedOn().isBefore(corrected))
                && state.openCase(promotion.targetRoleId()).isEmpty()
                && !state.awaitsPromotion(promotion.targetRoleId(), by.today());
    }

    static LocalDate requireDeparture(Engineer state) {
        LocalDate known = state.departedOn();
        if (known == null) {
            throw new Rejected("engineer.not-departed", "No departure is recorded.");
        }
        return known;
    }
}
