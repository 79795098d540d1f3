package dev.assay.command.reference;

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

    public Optional<Term> term(String urgency) {
        return terms.stream().filter(term -> term.urgency().equals(urgency)).findFirst();
    }
}
