package dev.assay.command.framework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.assay.command.By;
import dev.assay.command.Rejected;
import dev.assay.command.framework.AlertPolicyCommand.SetAlertPolicy;
import dev.assay.domain.AlertPolicy;
import dev.assay.events.EventJson;
import dev.assay.events.FrameworkEvent;
import dev.assay.events.FrameworkEvent.AlertPolicySet;
import dev.assay.events.FrameworkEvent.Term;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AlertTermsTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);
    private static final By HR = new By(new UUID(0, 1), TODAY);
    private static final List<Term> TERMS = AlertPolicy.DEFAULT.terms();

    private AlertTerms state = AlertTerms.NONE;

    private List<FrameworkEvent> set(List<Term> terms, int decisionWithinDays, @Nullable LocalDate effectiveOn) {
        List<FrameworkEvent> events = AlertTerms.decide(
                new SetAlertPolicy(terms, decisionWithinDays, "Agreed with the works council", effectiveOn, HR), state);
        for (FrameworkEvent event : events) {
            state = AlertTerms.evolve(state, event);
        }
        return events;
    }

    private void assertRejected(String code, List<Term> terms, int decisionWithinDays, @Nullable LocalDate on) {
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> set(terms, decisionWithinDays, on))
                .matches(rejected -> rejected.code().equals(code), code);
    }

    private static List<Term> but(Consumer<List<Term>> change) {
        List<Term> terms = new ArrayList<>(TERMS);
        change.accept(terms);
        return terms;
    }

    @Test
    void everyChangeIsAnEventWithTheNextVersion() {
        assertThat(set(TERMS.reversed(), 30, null))
                .containsExactly(
                        new AlertPolicySet(1, TERMS, 30, HR.actorId(), "Agreed with the works council", TODAY));
        assertThat(set(TERMS, 45, TODAY.plusDays(10)))
                .containsExactly(new AlertPolicySet(
                        2, TERMS, 45, HR.actorId(), "Agreed with the works council", TODAY.plusDays(10)));
    }

    @Test
    void theSamePolicyAgainChangesNothing() {
        set(TERMS, 30, null);

        assertThat(set(TERMS.reversed(), 30, null)).isEmpty();
        assertThat(set(TERMS, 30, TODAY)).isEmpty();
    }

    @Test
    void eachUrgencyHasOneTerm() {
        assertRejected("alert-policy.urgency-missing", but(List::removeFirst), 30, null);
        assertRejected("alert-policy.urgency-repeated", but(terms -> terms.add(terms.getFirst())), 30, null);
        for (String urgency : List.of("NONE", "SOON", "due")) {
            assertRejected(
                    "alert-policy.urgency-unknown",
                    but(terms -> terms.set(1, new Term(urgency, 60, "MEDIUM", 30))),
                    30,
                    null);
        }
    }

    @Test
    void severitiesAreKnownAndNeverFallAsUrgencyRises() {
        assertRejected(
                "alert-policy.severity-unknown",
                but(terms -> terms.set(1, new Term("DUE", 60, "SEVERE", 30))),
                30,
                null);
        assertRejected(
                "alert-policy.severity-falls",
                but(terms -> terms.set(3, new Term("IMMEDIATE", 0, "MEDIUM", 14))),
                30,
                null);
        assertThat(set(but(terms -> terms.set(1, new Term("DUE", 60, "LOW", 30))), 30, null))
                .hasSize(1);
    }

    @Test
    void daysAreWithinTwoYears() {
        for (Term term : List.of(
                new Term("DUE", -1, "MEDIUM", 30),
                new Term("DUE", 731, "MEDIUM", 30),
                new Term("DUE", 60, "MEDIUM", 0),
                new Term("DUE", 60, "MEDIUM", 731))) {
            assertRejected("alert-policy.days-out-of-range", but(terms -> terms.set(1, term)), 30, null);
        }
        assertRejected("alert-policy.days-out-of-range", TERMS, 0, null);
        assertRejected("alert-policy.days-out-of-range", TERMS, 731, null);
        assertThat(set(but(terms -> terms.set(0, new Term("CONVERSATION", 730, "LOW", 730))), 730, null))
                .hasSize(1);
    }

    @Test
    void aPolicyHoldsNeitherForDaysPastNorBeforeTheOneSetLast() {
        assertRejected("alert-policy.effective-in-the-past", TERMS, 30, TODAY.minusDays(1));
        assertRejected("framework.effective-on-out-of-range", TERMS, 30, TODAY.plusYears(2));
        set(TERMS, 30, TODAY.plusDays(10));
        assertRejected("alert-policy.effective-out-of-order", TERMS, 31, null);
        assertThat(set(TERMS, 31, TODAY.plusDays(10))).hasSize(1);
    }

    @Test
    void theStateSurvivesASnapshot() {
        set(TERMS, 30, null);

        assertThat(EventJson.mapper().readValue(EventJson.mapper().writeValueAsBytes(state), AlertTerms.class))
                .isEqualTo(state);
    }
}
