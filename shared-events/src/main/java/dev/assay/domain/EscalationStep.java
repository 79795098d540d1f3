package dev.assay.domain;

import java.util.Optional;

/// The path that an unanswered alert goes up, in order. Raising an alert tells the first.
public enum EscalationStep {
    MANAGER,
    MANAGERS_MANAGER,
    HR_PARTNER,
    HEAD_OF_ENGINEERING;

    /// @throws IllegalArgumentException if there is no step of this number; the first is 1
    public static EscalationStep of(int number) {
        if (number < 1 || number > values().length) {
            throw new IllegalArgumentException("No step of the escalation path: " + number);
        }
        return values()[number - 1];
    }

    /// 1 for the first.
    public int number() {
        return ordinal() + 1;
    }

    /// Empty after the last.
    public Optional<EscalationStep> next() {
        return number() == values().length ? Optional.empty() : Optional.of(of(number() + 1));
    }
}
