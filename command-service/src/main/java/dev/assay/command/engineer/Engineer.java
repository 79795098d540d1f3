package dev.assay.command.engineer;

import dev.assay.command.Unknown;
import dev.assay.domain.Alert;
import dev.assay.domain.EffectiveDated;
import dev.assay.domain.EffectiveRatings;
import dev.assay.domain.Employment;
import dev.assay.domain.Employment.Beginning;
import dev.assay.domain.Employment.Tenure;
import dev.assay.domain.EngineerState;
import dev.assay.domain.EvidenceRecord;
import dev.assay.domain.PromotionCase;
import dev.assay.domain.RatingRecord;
import dev.assay.domain.RatingStatus;
import dev.assay.events.EngineerEvent;
import dev.assay.events.RatingEvent.EngineerRated;
import dev.assay.events.RosterEvent;
import dev.assay.events.RosterEvent.DepartureCorrected;
import dev.assay.events.RosterEvent.DetailsChanged;
import dev.assay.events.RosterEvent.EngineerDeparted;
import dev.assay.events.RosterEvent.EngineerRegistered;
import dev.assay.events.RosterEvent.EngineerRehired;
import dev.assay.events.RosterEvent.ManagerAssigned;
import dev.assay.events.RosterEvent.RoleChanged;
import dev.assay.events.RosterEvent.RosterChangeRequested;
import dev.assay.events.RosterEvent.RosterChangeReviewed;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What has happened to one engineer so far, with the questions that deciders ask of it.
///
/// @param importers who brought in a rating that names somebody else as its rater, by rating
/// @param pendingChanges what waits for a second person, in the order of recording
public record Engineer(EngineerState facts, Map<UUID, UUID> importers, List<RosterChangeRequested> pendingChanges) {

    /// What the event store calls the streams of engineers.
    public static final String STREAM_TYPE = "engineer";

    /// The state of a stream without events.
    public static final Engineer UNREGISTERED = new Engineer(EngineerState.UNREGISTERED, Map.of(), List.of());

    /// The state after one more event. It never fails: what was recorded is a fact.
    public static Engineer evolve(Engineer state, EngineerEvent event) {
        return evolve(state, event, null);
    }

    /// The state after one more event.
    ///
    /// @param actorId who recorded it, as its metadata say; absent where that makes no difference
    public static Engineer evolve(Engineer state, EngineerEvent event, @Nullable UUID actorId) {
        Map<UUID, UUID> importers = state.importers;
        if (event instanceof EngineerRated rated && actorId != null && !actorId.equals(rated.raterId())) {
            importers = new HashMap<>(importers);
            importers.put(rated.ratingId(), actorId);
        }
        return new Engineer(
                EngineerState.evolve(state.facts, event),
                Map.copyOf(importers),
                event instanceof RosterEvent roster ? pending(state.pendingChanges, roster) : state.pendingChanges);
    }

    private static List<RosterChangeRequested> pending(List<RosterChangeRequested> before, RosterEvent event) {
        return switch (event) {
            case RosterChangeRequested it ->
                Stream.concat(before.stream(), Stream.of(it)).toList();
            case RosterChangeReviewed it ->
                before.stream()
                        .filter(request -> !request.changeId().equals(it.changeId()))
                        .toList();
            case EngineerRegistered _,
                    ManagerAssigned _,
                    RoleChanged _,
                    EngineerDeparted _,
                    DepartureCorrected _,
                    EngineerRehired _,
                    DetailsChanged _ -> before;
        };
    }

    /// The events that follow from a command, with the alerts whose cause they end resolved in the same breath; none
    /// if the command changes nothing.
    ///
    /// @throws dev.assay.command.Rejected if a rule refuses it
    /// @throws Unknown if it names what does not exist
    public static List<EngineerEvent> decide(EngineerCommand command, Engineer state) {
        List<EngineerEvent> events =
                switch (command) {
                    case RosterCommand roster -> Roster.decide(roster, state);
                    case EvidenceCommand evidence -> Evidences.decide(evidence, state);
                    case RatingCommand rating -> Ratings.decide(rating, state);
                    case PromotionCommand promotion -> Promotions.decide(promotion, state);
                    case AlertCommand alert -> Alerts.decide(alert, state);
                };
        return AlertResolution.appendTo(events, command, state);
    }

    public Employment employment() {
        return facts.employment();
    }

    boolean registered() {
        return employment().registered();
    }

    LocalDate registeredOn() {
        return employment().registeredOn();
    }

    /// Whether they no longer work here on a day.
    public boolean departedBy(LocalDate day) {
        return employment().departedBy(day);
    }

    /// The first day on which the engineer no longer works here; absent while no departure is recorded and once they
    /// are hired again.
    @Nullable
    LocalDate departedOn() {
        return employment().lastDeparture().orElse(null);
    }

    /// The first day of the tenure that a departure ends.
    LocalDate hiredOn(LocalDate departure) {
        return employment().roles().stream()
                .filter(held -> held.value().beginning() == Beginning.HIRE)
                .map(EffectiveDated::from)
                .filter(day -> !day.isAfter(departure))
                .max(LocalDate::compareTo)
                .orElse(registeredOn());
    }

    /// The role held on a day and since when; empty before the registration and after the departure.
    Optional<Tenure> tenure(LocalDate day) {
        return employment().tenure(day);
    }

    /// The role held on a day; empty before the registration and after the departure.
    public Optional<String> roleOn(LocalDate day) {
        return employment().roleOn(day);
    }

    /// The direct manager on a day; empty for the head of the organisation.
    public Optional<UUID> managerOn(LocalDate day) {
        return employment().managerOn(day);
    }

    List<EvidenceRecord> evidence() {
        return facts.evidence();
    }

    List<RatingRecord> ratings() {
        return facts.ratings();
    }

    List<PromotionCase> cases() {
        return facts.cases();
    }

    List<Alert> alerts() {
        return facts.alerts();
    }

    /// R23: everybody who had a hand in a rating: who recorded it, who is named as its rater and who imported it; for a
    /// correction also those of the rating that it corrects.
    Set<UUID> authors(RatingRecord rating) {
        Set<UUID> authors = new HashSet<>(List.of(rating.authorId(), rating.raterId()));
        UUID importer = importers.get(rating.ratingId());
        if (importer != null) {
            authors.add(importer);
        }
        if (rating.act() == RatingRecord.Act.CORRECTION && rating.replacesRatingId() != null) {
            authors.addAll(authors(rating(rating.replacesRatingId())));
        }
        return authors;
    }

    EffectiveRatings effectiveRatings() {
        return facts.effectiveRatings();
    }

    /// What became of a rating after all.
    RatingStatus status(RatingRecord rating) {
        return effectiveRatings().status(rating);
    }

    /// The rating in force on a day; empty if the engineer is unrated in the role then held (R14).
    Optional<RatingRecord> ratingInForce(LocalDate day) {
        return effectiveRatings().inForce(day);
    }

    /// The ratings that count, or once did, in the role held on a day; after the departure, in the last one.
    List<RatingRecord> ratingsInRole(LocalDate day) {
        LocalDate lastDay = employment()
                .departure(day)
                .map(departure -> departure.minusDays(1))
                .orElse(day);
        return effectiveRatings().counting(lastDay);
    }

    RatingRecord rating(UUID ratingId) {
        return ratings().stream()
                .filter(rating -> rating.ratingId().equals(ratingId))
                .findFirst()
                .orElseThrow(() -> new Unknown("rating.unknown", "This engineer has no rating of this id."));
    }

    Optional<EvidenceRecord> findEvidence(UUID evidenceId) {
        return evidence().stream()
                .filter(item -> item.evidenceId().equals(evidenceId))
                .findFirst();
    }

    PromotionCase promotionCase(UUID caseId) {
        return cases().stream()
                .filter(promotion -> promotion.caseId().equals(caseId))
                .findFirst()
                .orElseThrow(() -> new Unknown("promotion.unknown", "This engineer has no promotion case of this id."));
    }

    Optional<PromotionCase> openCase(String targetRoleId) {
        return cases().stream()
                .filter(promotion ->
                        promotion.open() && promotion.targetRoleId().equals(targetRoleId))
                .findFirst();
    }

    /// Whether an approved promotion waits for its day.
    boolean awaitsPromotion(String targetRoleId, LocalDate today) {
        return employment().awaitsPromotion(List.of(targetRoleId), today);
    }

    Alert alert(UUID alertId) {
        return alerts().stream()
                .filter(alert -> alert.alertId().equals(alertId))
                .findFirst()
                .orElseThrow(() -> new Unknown("alert.unknown", "This engineer has no alert of this id."));
    }
}
