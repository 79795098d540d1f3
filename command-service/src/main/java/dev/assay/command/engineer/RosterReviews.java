package dev.assay.command.engineer;

import static dev.assay.command.engineer.Rules.refuseIf;

import dev.assay.command.Unknown;
import dev.assay.command.engineer.RatingCommand.Outcome;
import dev.assay.command.engineer.RosterCommand.ReviewRosterChange;
import dev.assay.domain.Alert;
import dev.assay.events.EngineerEvent;
import dev.assay.events.RosterEvent.RosterChangeRequested;
import dev.assay.events.RosterEvent.RosterChangeReviewed;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Decides which changes of the roster need a second person, and that person's word (R22, R26).
final class RosterReviews {

    private RosterReviews() {}

    enum Change {
        ROLE_CHANGE,
        DEPARTURE_CORRECTION,
        REHIRE
    }

    /// What a move to another role would end: nobody silences an alert alone.
    static List<String> endedByMove(Engineer state) {
        List<String> reasons = new ArrayList<>();
        if (state.alerts().stream().anyMatch(Alert::unresolved)) {
            reasons.add("OPEN_ALERT");
        }
        if (state.cases().stream().anyMatch(promotion -> promotion.open())) {
            reasons.add("OPEN_CASE");
        }
        if (state.ratings().stream().anyMatch(rating -> rating.pending() || rating.retraction() != null)) {
            reasons.add("PENDING_RATING");
        }
        return reasons;
    }

    /// What hangs on when somebody worked here.
    static List<String> hangingOnTenure(Engineer state) {
        List<String> reasons = new ArrayList<>();
        if (!state.ratings().isEmpty()) {
            reasons.add("RATINGS");
        }
        if (!state.cases().isEmpty()) {
            reasons.add("PROMOTIONS");
        }
        return reasons;
    }

    /// The decided events if nothing hangs on them; otherwise the request for a second person, which the same request
    /// again does not repeat.
    static List<EngineerEvent> orRequest(List<EngineerEvent> decided, RosterChangeRequested request, Engineer state) {
        if (request.reviewReasons().isEmpty()) {
            return decided;
        }
        List<RosterChangeRequested> pending = state.pendingChanges().stream()
                .filter(other -> other.change().equals(request.change()))
                .toList();
        if (pending.stream().anyMatch(other -> same(other, request))) {
            return List.of();
        }
        refuseIf(!pending.isEmpty(), "engineer.change-pending", "Such a change waits for its second person already.");
        return List.of(request);
    }

    private static boolean same(RosterChangeRequested one, RosterChangeRequested other) {
        return new RosterChangeRequested(
                        one.engineerId(),
                        other.changeId(),
                        one.requestedBy(),
                        one.change(),
                        one.roleId(),
                        one.managerId(),
                        one.correctedTo(),
                        one.reasonCode(),
                        one.reason(),
                        other.reviewReasons(),
                        one.effectiveOn())
                .equals(other);
    }

    /// @param confirmed decides the change itself on what holds by now
    static List<EngineerEvent> review(
            ReviewRosterChange command,
            Engineer state,
            Function<RosterChangeRequested, List<EngineerEvent>> confirmed) {
        RosterChangeRequested pending = state.pendingChanges().stream()
                .filter(request -> request.changeId().equals(command.changeId()))
                .findFirst()
                .orElseThrow(() -> new Unknown("engineer.change-unknown", "No such change waits for a second person."));
        refuseIf(
                command.by().actorId().equals(pending.requestedBy()),
                "engineer.reviewer-is-requester",
                "The second person must not be the one who asked for the change.");
        List<EngineerEvent> events = new ArrayList<>();
        events.add(new RosterChangeReviewed(
                command.engineerId(),
                command.changeId(),
                command.by().actorId(),
                pending.change(),
                command.outcome().name(),
                command.reason(),
                command.by().today()));
        if (command.outcome() == Outcome.CONFIRMED) {
            events.addAll(confirmed.apply(pending));
        }
        return events;
    }
}
