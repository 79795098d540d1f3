package dev.assay.domain;

import dev.assay.domain.Alert.Resolution;
import dev.assay.domain.AlertAction.Escalate;
import dev.assay.domain.AlertAction.Raise;
import dev.assay.domain.AlertAction.Resolve;
import dev.assay.domain.PromotionClock.Deadline;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/// What the alerts of one engineer call for on a day. The deciders accept what it says and nothing else; the promotion
/// watch asks for what it says and looks again when it says so.
public final class AlertAssessment {

    private final EngineerState state;
    private final NextRoles nextRoles;
    private final AlertPolicy policy;
    private final LocalDate today;
    private final PromotionClock clock;
    private final StandingAlerts standing;

    /// @param nextRoles from the role held today
    public AlertAssessment(EngineerState state, NextRoles nextRoles, AlertPolicy policy, LocalDate today) {
        this.state = state;
        this.nextRoles = nextRoles;
        this.policy = policy;
        this.today = today;
        this.clock = new PromotionClock(state, today);
        this.standing = new StandingAlerts(state, clock, today);
    }

    /// Why no claim is missing.
    public enum NoClaim {
        DEPARTED,
        OTHER_ROLE,
        NO_NEXT_ROLE,
        PROMOTION_UNDER_WAY,
        NOT_LATE,
        /// Proposed in time, and the decision is not late.
        ON_TRACK,
        /// An alert of that urgency or a graver one stands.
        CLAIMED
    }

    /// Everything that is due today.
    public List<AlertAction> due() {
        List<AlertAction> due = new ArrayList<>();
        for (Alert alert : state.alerts()) {
            Optional<Resolution> resolution = standing.resolution(alert);
            if (resolution.isPresent()) {
                due.add(new Resolve(alert.alertId(), resolution.get()));
            } else {
                standing.escalation(alert).ifPresent(step -> due.add(new Escalate(alert.alertId(), step)));
            }
        }
        if (noClaim().isEmpty()) {
            due.add(missing());
        }
        return due;
    }

    /// The first day after today on which something else may be due, as long as nothing happens and neither ladders
    /// nor policy change; empty if there is none.
    public Optional<LocalDate> nextDay() {
        TreeSet<LocalDate> days = new TreeSet<>(state.employment().days());
        state.ratings().forEach(rating -> days.add(rating.effectiveOn()));
        state.alerts().forEach(alert -> {
            alert.escalationDay().ifPresent(days::add);
            standing.standsFrom(alert).ifPresent(days::add);
        });
        if (!nextRoles.roleIds().isEmpty()) {
            openCases().forEach(open -> days.add(open.decisionDueOn()));
            clock.deadlines(nextRoles.roleIds(), policy).forEach(deadline -> days.add(deadline.dueOn()));
        }
        return Optional.ofNullable(days.higher(today));
    }

    /// Why no claim is missing today; empty if one is.
    public Optional<NoClaim> noClaim() {
        if (state.employment().departedBy(today)) {
            return Optional.of(NoClaim.DEPARTED);
        }
        if (!state.employment().roleOn(today).equals(Optional.of(nextRoles.fromRoleId()))) {
            return Optional.of(NoClaim.OTHER_ROLE);
        }
        if (nextRoles.roleIds().isEmpty()) {
            return Optional.of(NoClaim.NO_NEXT_ROLE);
        }
        if (state.employment().awaitsPromotion(nextRoles.roleIds(), today)) {
            return Optional.of(NoClaim.PROMOTION_UNDER_WAY);
        }
        Optional<Deadline> late = late();
        if (late.isEmpty()) {
            return Optional.of(NoClaim.NOT_LATE);
        }
        if (openCases().stream().anyMatch(open -> open.onTrack(late.get().dueOn(), today))) {
            return Optional.of(NoClaim.ON_TRACK);
        }
        return claim(state, nextRoles, late.get().urgency()).map(alert -> NoClaim.CLAIMED);
    }

    private Raise missing() {
        return new Raise(nextRoles.roleIds(), late().orElseThrow());
    }

    /// The gravest deadline that has passed.
    public Optional<Deadline> late() {
        return clock.gravest(nextRoles.roleIds(), policy);
    }

    /// The open cases for any of the next roles, in the order of recording.
    public List<PromotionCase> openCases() {
        return state.cases().stream()
                .filter(PromotionCase::open)
                .filter(open -> nextRoles.roleIds().contains(open.targetRoleId()))
                .toList();
    }

    /// The unresolved alert of this urgency or a graver one that names one of the next roles.
    public static Optional<Alert> claim(EngineerState state, NextRoles nextRoles, Urgency urgency) {
        return state.alerts().stream()
                .filter(Alert::unresolved)
                .filter(alert -> nextRoles.roleIds().stream().anyMatch(alert::names))
                .filter(alert -> alert.urgency().atLeast(urgency))
                .findFirst();
    }
}
