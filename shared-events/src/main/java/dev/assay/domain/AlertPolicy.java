package dev.assay.domain;

import dev.assay.events.DefaultAlertPolicy;
import dev.assay.events.FrameworkEvent.Term;
import java.util.List;
import java.util.Optional;

/// When a promotion is late and what happens then.
///
/// @param version 0 is the built-in default
/// @param decisionWithinDays days that an open proposal has before its alert escalates
public record AlertPolicy(int version, List<Term> terms, int decisionWithinDays) {

    public static final AlertPolicy DEFAULT =
            new AlertPolicy(0, DefaultAlertPolicy.TERMS, DefaultAlertPolicy.DECISION_WITHIN_DAYS);

    /// The term of an urgency. A policy may have none for it; the built-in one knows all but NONE.
    public Term term(Urgency urgency) {
        return find(urgency).or(() -> DEFAULT.find(urgency)).orElseThrow();
    }

    private Optional<Term> find(Urgency urgency) {
        return terms.stream()
                .filter(term -> term.urgency().equals(urgency.name()))
                .findFirst();
    }
}
