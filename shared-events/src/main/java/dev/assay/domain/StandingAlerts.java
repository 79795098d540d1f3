package dev.assay.domain;

import dev.assay.domain.Alert.Resolution;
import dev.assay.domain.Employment.Tenure;
import dev.assay.domain.PromotionClock.Run;
import java.time.LocalDate;
import java.util.Optional;

/// What has become due for the alerts that stand, on one day.
public final class StandingAlerts {

    private final Employment employment;
    private final PromotionClock clock;
    private final LocalDate today;

    public StandingAlerts(EngineerState state, LocalDate today) {
        this(state, new PromotionClock(state, today), today);
    }

    StandingAlerts(EngineerState state, PromotionClock clock, LocalDate today) {
        this.employment = state.employment();
        this.clock = clock;
        this.today = today;
    }

    /// How the cause of an unresolved alert ended by today; empty while it stands.
    public Optional<Resolution> resolution(Alert alert) {
        if (!alert.unresolved()) {
            return Optional.empty();
        }
        if (employment.departedBy(today)) {
            return Optional.of(Resolution.LEFT);
        }
        Optional<Tenure> held = employment.tenure(today);
        if (held.isPresent() && !held.get().roleId().equals(alert.roleId())) {
            return Optional.of(held.get().byPromotion() ? Resolution.PROMOTED : Resolution.ROLE_CHANGED);
        }
        return stands(alert) ? Optional.empty() : Optional.of(Resolution.RERATED);
    }

    /// A run at the alert's urgency is alive, and its clock did not move so far that nothing would be late today.
    private boolean stands(Alert alert) {
        return clock.run(alert.targetRoleIds(), alert.urgency())
                .map(Run::startedOn)
                .filter(startedOn -> !startedOn.isAfter(alert.clockStartedOn())
                        || !startedOn.plusDays(alert.daysGranted()).isAfter(today))
                .isPresent();
    }

    /// The day from which on the cause stands whatever its clock did: it would be late by the days that the alert
    /// granted. Empty if the alert is resolved or no run is alive.
    Optional<LocalDate> standsFrom(Alert alert) {
        return alert.unresolved()
                ? clock.run(alert.targetRoleIds(), alert.urgency())
                        .map(run -> run.startedOn().plusDays(alert.daysGranted()))
                : Optional.empty();
    }

    /// The step that an alert reaches today; empty if it stays where it is.
    public Optional<EscalationStep> escalation(Alert alert) {
        return alert.escalationDay()
                .filter(day -> !today.isBefore(day))
                .filter(day -> !employment.awaitsPromotion(alert.targetRoleIds(), today))
                .filter(day -> resolution(alert).isEmpty())
                .flatMap(day -> alert.step().next());
    }
}
