package dev.assay.command.framework;

import dev.assay.command.Rejected;
import dev.assay.command.framework.AlertPolicyCommand.SetAlertPolicy;
import dev.assay.events.FrameworkEvent;
import dev.assay.events.FrameworkEvent.AlertPolicySet;
import dev.assay.events.FrameworkEvent.LadderDefined;
import dev.assay.events.FrameworkEvent.RoleVersionDrafted;
import dev.assay.events.FrameworkEvent.RoleVersionPublished;
import dev.assay.events.FrameworkEvent.Term;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// When a promotion is late, as HR last set it.
///
/// @param version 0 before anybody set a policy
/// @param terms one for each urgency but NONE, the mildest first
record AlertTerms(
        int version,
        List<Term> terms,
        int decisionWithinDays,
        @Nullable LocalDate effectiveOn) {

    static final AlertTerms NONE = new AlertTerms(0, List.of(), 0, null);

    private static final List<String> SEVERITIES = List.of("LOW", "MEDIUM", "HIGH", "CRITICAL");
    private static final int MAX_DAYS = 730;

    /// @throws Rejected if the policy is incomplete or contradicts itself
    static List<FrameworkEvent> decide(AlertPolicyCommand command, AlertTerms state) {
        return switch (command) {
            case SetAlertPolicy set -> set(set, state);
        };
    }

    private static List<FrameworkEvent> set(SetAlertPolicy command, AlertTerms state) {
        List<Term> terms = checked(command.terms());
        checkDays("decisionWithinDays", command.decisionWithinDays(), 1);
        LocalDate today = command.by().today();
        LocalDate effectiveOn = command.effectiveOn() == null ? today : command.effectiveOn();
        boolean unchanged = terms.equals(state.terms) && command.decisionWithinDays() == state.decisionWithinDays;
        if (unchanged && (command.effectiveOn() == null || effectiveOn.equals(state.effectiveOn))) {
            return List.of();
        }
        checkEffectiveOn(effectiveOn, today, state);
        return List.of(new AlertPolicySet(
                state.version + 1,
                terms,
                command.decisionWithinDays(),
                command.by().actorId(),
                command.reason(),
                effectiveOn));
    }

    static AlertTerms evolve(AlertTerms state, FrameworkEvent event) {
        return switch (event) {
            case AlertPolicySet set ->
                new AlertTerms(set.version(), set.terms(), set.decisionWithinDays(), set.effectiveOn());
            case RoleVersionDrafted _, RoleVersionPublished _, LadderDefined _ -> state;
        };
    }

    private static List<Term> checked(List<Term> terms) {
        Map<Urgency, Term> byUrgency = new EnumMap<>(Urgency.class);
        for (Term term : terms) {
            Urgency urgency = Urgency.named(term.urgency())
                    .filter(known -> known != Urgency.NONE)
                    .orElseThrow(() -> new Rejected(
                            "alert-policy.urgency-unknown", "A term is for CONVERSATION, DUE, OVERDUE or IMMEDIATE."));
            if (byUrgency.put(urgency, term) != null) {
                throw new Rejected("alert-policy.urgency-repeated", urgency + " has two terms.");
            }
            if (!SEVERITIES.contains(term.severity())) {
                throw new Rejected(
                        "alert-policy.severity-unknown", "A severity is one of " + String.join(", ", SEVERITIES) + ".");
            }
            checkDays("proposalWithinDays", term.proposalWithinDays(), 0);
            checkDays("escalateAfterDays", term.escalateAfterDays(), 1);
        }
        for (Urgency urgency : Urgency.values()) {
            if (urgency != Urgency.NONE && !byUrgency.containsKey(urgency)) {
                throw new Rejected("alert-policy.urgency-missing", urgency + " has no term.");
            }
        }
        List<Term> ordered = List.copyOf(byUrgency.values());
        checkSeveritiesRise(ordered);
        return ordered;
    }

    /// The gravest overdue term decides the alert, so a graver urgency with a milder severity would hide it.
    private static void checkSeveritiesRise(List<Term> ordered) {
        List<Term> bySeverity = ordered.stream()
                .sorted(Comparator.comparingInt(term -> SEVERITIES.indexOf(term.severity())))
                .toList();
        if (!bySeverity.equals(ordered)) {
            throw new Rejected(
                    "alert-policy.severity-falls", "A graver urgency cannot have a milder severity than another.");
        }
    }

    private static void checkDays(String name, int days, int min) {
        if (days < min || days > MAX_DAYS) {
            throw new Rejected(
                    "alert-policy.days-out-of-range", name + " is between " + min + " and " + MAX_DAYS + " days.");
        }
    }

    private static void checkEffectiveOn(LocalDate effectiveOn, LocalDate today, AlertTerms state) {
        if (effectiveOn.isBefore(today)) {
            throw new Rejected(
                    "alert-policy.effective-in-the-past", "A policy holds from today or later, never for days past.");
        }
        if (state.effectiveOn != null && effectiveOn.isBefore(state.effectiveOn)) {
            throw new Rejected(
                    "alert-policy.effective-out-of-order",
                    "A policy is set from " + state.effectiveOn + " already; the next one cannot hold before that.");
        }
        EffectiveDay.checked(effectiveOn, today);
    }
}
