package dev.assay.command.engineer;

import dev.assay.command.Unknown;
import dev.assay.events.AlertEvent;
import dev.assay.events.EngineerEvent;
import dev.assay.events.EvidenceEvent;
import dev.assay.events.PromotionEvent;
import dev.assay.events.RatingEvent;
import dev.assay.events.RosterEvent;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What has happened to one engineer so far, as far as a rule may ask for it. Every list is in the order of recording.
///
/// @param roles dated; empty as long as nobody is registered
/// @param managers dated
/// @param departedOn the first day on which the engineer no longer works here
public record Engineer(
        List<RoleHeld> roles,
        List<ManagerHeld> managers,
        @Nullable LocalDate departedOn,
        List<Evidence> evidence,
        List<Rating> ratings,
        List<PromotionCase> cases,
        List<Alert> alerts) {

    /// What the event store calls the streams of engineers.
    public static final String STREAM_TYPE = "EngineerAggregate";

    /// The state of a stream without events.
    public static final Engineer UNREGISTERED =
            new Engineer(List.of(), List.of(), null, List.of(), List.of(), List.of(), List.of());

    /// The state after one more event. It never fails: what was recorded is a fact.
    public static Engineer evolve(Engineer state, EngineerEvent event) {
        return switch (event) {
            case RosterEvent roster -> Roster.evolve(state, roster);
            case EvidenceEvent evidence -> Evidences.evolve(state, evidence);
            case RatingEvent rating -> Ratings.evolve(state, rating);
            case PromotionEvent promotion -> Promotions.evolve(state, promotion);
            case AlertEvent alert -> Alerts.evolve(state, alert);
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

    /// @param byPromotion whether a promotion led to the role, rather than a plain change
    public record RoleHeld(String roleId, LocalDate from, boolean byPromotion) {}

    public record ManagerHeld(UUID managerId, LocalDate from) {}

    /// The uninterrupted time in one role.
    record Tenure(String roleId, LocalDate from, boolean byPromotion) {}

    boolean registered() {
        return !roles.isEmpty();
    }

    LocalDate registeredOn() {
        return roles.getFirst().from();
    }

    boolean departedBy(LocalDate day) {
        return departedOn != null && !day.isBefore(departedOn);
    }

    /// The role held on a day and since when; empty before the registration.
    ///
    /// Of several entries the latest by date holds, of several on one day the one recorded last.
    Optional<Tenure> tenure(LocalDate day) {
        TreeMap<LocalDate, RoleHeld> byDate = new TreeMap<>();
        roles.forEach(held -> byDate.put(held.from(), held));
        @Nullable Tenure tenure = null;
        for (RoleHeld held : byDate.headMap(day, true).values()) {
            if (tenure == null || !tenure.roleId().equals(held.roleId())) {
                tenure = new Tenure(held.roleId(), held.from(), held.byPromotion());
            }
        }
        return Optional.ofNullable(tenure);
    }

    /// The role held on a day; empty before the registration.
    public Optional<String> roleOn(LocalDate day) {
        return tenure(day).map(Tenure::roleId);
    }

    /// The direct manager on a day; empty for the head of the organisation.
    public Optional<UUID> managerOn(LocalDate day) {
        return managers.stream()
                .filter(held -> !held.from().isAfter(day))
                .reduce((one, other) -> other.from().isBefore(one.from()) ? one : other)
                .map(ManagerHeld::managerId);
    }

    /// The ratings that count for the role held on a day, up to that day, in the order in which they took hold;
    /// the last is in force.
    List<Rating> countingRatings(LocalDate day) {
        return tenure(day)
                .map(held -> new CountingRatings(ratings).of(held, day))
                .orElse(List.of());
    }

    /// The rating in force on a day; empty if the engineer is unrated in the role then held (R14).
    Optional<Rating> ratingInForce(LocalDate day) {
        List<Rating> counting = countingRatings(day);
        return counting.isEmpty() ? Optional.empty() : Optional.of(counting.getLast());
    }

    Rating rating(UUID ratingId) {
        return ratings.stream()
                .filter(rating -> rating.ratingId().equals(ratingId))
                .findFirst()
                .orElseThrow(() -> new Unknown("rating.unknown", "This engineer has no rating of this id."));
    }

    Optional<Evidence> findEvidence(UUID evidenceId) {
        return evidence.stream()
                .filter(item -> item.evidenceId().equals(evidenceId))
                .findFirst();
    }

    PromotionCase promotionCase(UUID caseId) {
        return cases.stream()
                .filter(promotion -> promotion.caseId().equals(caseId))
                .findFirst()
                .orElseThrow(() -> new Unknown("promotion.unknown", "This engineer has no promotion case of this id."));
    }

    Optional<PromotionCase> openCase(String targetRoleId) {
        return cases.stream()
                .filter(promotion ->
                        promotion.open() && promotion.targetRoleId().equals(targetRoleId))
                .findFirst();
    }

    /// Whether an approved promotion waits for its day.
    boolean awaitsPromotion(String targetRoleId, LocalDate today) {
        return roles.stream()
                .anyMatch(held -> held.byPromotion()
                        && held.from().isAfter(today)
                        && held.roleId().equals(targetRoleId));
    }

    Alert alert(UUID alertId) {
        return alerts.stream()
                .filter(alert -> alert.alertId().equals(alertId))
                .findFirst()
                .orElseThrow(() -> new Unknown("alert.unknown", "This engineer has no alert of this id."));
    }

    Engineer withRatings(List<Rating> changed) {
        return new Engineer(roles, managers, departedOn, evidence, changed, cases, alerts);
    }

    Engineer withEvidence(List<Evidence> changed) {
        return new Engineer(roles, managers, departedOn, changed, ratings, cases, alerts);
    }

    Engineer withRoles(List<RoleHeld> changed) {
        return new Engineer(changed, managers, departedOn, evidence, ratings, cases, alerts);
    }

    Engineer withManagers(List<ManagerHeld> changed) {
        return new Engineer(roles, changed, departedOn, evidence, ratings, cases, alerts);
    }

    Engineer withDeparture(LocalDate day) {
        return new Engineer(roles, managers, day, evidence, ratings, cases, alerts);
    }

    Engineer withCases(List<PromotionCase> changed) {
        return new Engineer(roles, managers, departedOn, evidence, ratings, changed, alerts);
    }

    Engineer withAlerts(List<Alert> changed) {
        return new Engineer(roles, managers, departedOn, evidence, ratings, cases, changed);
    }
}
