package dev.assay.domain;

import dev.assay.events.PromotionEvent.PromotionApproved;
import dev.assay.events.PromotionEvent.PromotionVoided;
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
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Who somebody worked as, for whom and until when. Every list is in the order of recording.
///
/// @param roles empty as long as nobody is registered
/// @param departures the first days on which the engineer no longer works here; a later hire ends the absence
public record Employment(
        List<EffectiveDated<RoleHeld>> roles, List<EffectiveDated<ManagerHeld>> managers, List<LocalDate> departures) {

    public static final Employment NONE = new Employment(List.of(), List.of(), List.of());

    /// @param beginning how the engineer came to the role
    public record RoleHeld(String roleId, Beginning beginning) {}

    public enum Beginning {
        HIRE,
        CHANGE,
        PROMOTION
    }

    /// @param managerId absent for the head of the organisation
    public record ManagerHeld(@Nullable UUID managerId) {}

    /// The uninterrupted time in one role.
    ///
    /// @param byPromotion whether a promotion led to the role
    public record Tenure(String roleId, LocalDate from, boolean byPromotion) {}

    static Employment evolve(Employment state, RosterEvent event) {
        return switch (event) {
            case EngineerRegistered it ->
                state.withRole(it.roleId(), Beginning.HIRE, it.effectiveOn())
                        .withManager(it.managerId(), it.effectiveOn());
            case ManagerAssigned it -> state.withManager(it.managerId(), it.effectiveOn());
            case RoleChanged it -> state.withRole(it.toRoleId(), Beginning.CHANGE, it.effectiveOn());
            case EngineerDeparted it -> state.withDepartures(Lists.append(state.departures, it.effectiveOn()));
            case DepartureCorrected it -> state.corrected(it);
            case EngineerRehired it ->
                state.withRole(it.roleId(), Beginning.HIRE, it.effectiveOn())
                        .withManager(it.managerId(), it.effectiveOn());
            case DetailsChanged _, RosterChangeRequested _, RosterChangeReviewed _ -> state;
        };
    }

    static Employment evolve(Employment state, PromotionApproved event) {
        return state.withRole(event.targetRoleId(), Beginning.PROMOTION, event.effectiveOn());
    }

    /// The promotion never takes effect; without a day nothing was decided.
    static Employment evolve(Employment state, PromotionVoided event) {
        return new Employment(
                state.roles.stream()
                        .filter(held -> held.value().beginning() != Beginning.PROMOTION
                                || !held.value().roleId().equals(event.targetRoleId())
                                || !held.from().equals(event.promotedOn()))
                        .toList(),
                state.managers,
                state.departures);
    }

    private Employment corrected(DepartureCorrected event) {
        List<LocalDate> others = departures.stream()
                .filter(day -> !day.equals(event.departedOn()))
                .toList();
        return withDepartures(event.correctedTo() == null ? others : Lists.append(others, event.correctedTo()));
    }

    private Employment withDepartures(List<LocalDate> changed) {
        return new Employment(roles, managers, changed);
    }

    public boolean registered() {
        return !roles.isEmpty();
    }

    /// The first day of the first employment.
    public LocalDate registeredOn() {
        return roles.getFirst().from();
    }

    /// Whether the engineer has left by a day and was not hired again.
    public boolean departedBy(LocalDate day) {
        return departure(day).isPresent();
    }

    /// The departure that holds on a day: the first day of the absence.
    public Optional<LocalDate> departure(LocalDate day) {
        LocalDate found = null;
        for (LocalDate departure : departures) {
            if (!departure.isAfter(day) && !hiredBetween(departure, day)) {
                found = found == null || departure.isBefore(found) ? departure : found;
            }
        }
        return Optional.ofNullable(found);
    }

    private boolean hiredBetween(LocalDate from, LocalDate to) {
        return roles.stream()
                .anyMatch(held -> held.value().beginning() == Beginning.HIRE
                        && !held.from().isBefore(from)
                        && !held.from().isAfter(to));
    }

    /// The first day of an absence that no later hire has ended; empty while nobody leaves.
    public Optional<LocalDate> lastDeparture() {
        return departures.isEmpty()
                ? Optional.empty()
                : Optional.of(departures.getLast()).filter(day -> !hiredBetween(day, LocalDate.MAX));
    }

    /// The role held on a day and since when; empty before the registration and after the departure.
    public Optional<Tenure> tenure(LocalDate day) {
        if (departedBy(day)) {
            return Optional.empty();
        }
        @Nullable Tenure tenure = null;
        for (Map.Entry<LocalDate, RoleHeld> entry :
                EffectiveDated.byDay(roles).headMap(day, true).entrySet()) {
            RoleHeld held = entry.getValue();
            boolean goesOn =
                    tenure != null && tenure.roleId().equals(held.roleId()) && (held.beginning() != Beginning.HIRE);
            if (!goesOn) {
                tenure = new Tenure(held.roleId(), entry.getKey(), held.beginning() == Beginning.PROMOTION);
            }
        }
        return Optional.ofNullable(tenure);
    }

    /// The role held on a day; empty before the registration and after the departure.
    public Optional<String> roleOn(LocalDate day) {
        return tenure(day).map(Tenure::roleId);
    }

    /// The direct manager on a day; empty for the head of the organisation.
    public Optional<UUID> managerOn(LocalDate day) {
        return EffectiveDated.on(managers, day)
                .flatMap(held -> Optional.ofNullable(held.value().managerId()));
    }

    /// Whether an approved promotion to one of the roles waits for its day.
    public boolean awaitsPromotion(Collection<String> roleIds, LocalDate today) {
        return roles.stream()
                .anyMatch(held -> held.value().beginning() == Beginning.PROMOTION
                        && held.from().isAfter(today)
                        && roleIds.contains(held.value().roleId()));
    }

    /// The days on which a role begins or the engineer leaves.
    public SortedSet<LocalDate> days() {
        SortedSet<LocalDate> days = new TreeSet<>(departures);
        roles.forEach(held -> days.add(held.from()));
        return days;
    }

    private Employment withRole(String roleId, Beginning beginning, LocalDate from) {
        return new Employment(
                Lists.append(roles, new EffectiveDated<>(new RoleHeld(roleId, beginning), from)), managers, departures);
    }

    private Employment withManager(@Nullable UUID managerId, LocalDate from) {
        return new Employment(
                roles, Lists.append(managers, new EffectiveDated<>(new ManagerHeld(managerId), from)), departures);
    }
}
