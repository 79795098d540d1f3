package dev.assay.command.engineer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.assay.command.By;
import dev.assay.command.Rejected;
import dev.assay.command.Unknown;
import dev.assay.command.engineer.CellName.Band;
import dev.assay.command.engineer.EvidenceCommand.Kind;
import dev.assay.command.engineer.EvidenceCommand.RecordEvidence;
import dev.assay.command.engineer.EvidenceCommand.Side;
import dev.assay.command.engineer.RatingCommand.Assessment;
import dev.assay.command.engineer.RatingCommand.Facts;
import dev.assay.command.engineer.RatingCommand.Outcome;
import dev.assay.command.engineer.RatingCommand.RateEngineer;
import dev.assay.command.engineer.RatingCommand.ReviewRating;
import dev.assay.command.engineer.RosterCommand.NewManager;
import dev.assay.command.engineer.RosterCommand.RegisterEngineer;
import dev.assay.command.engineer.RosterCommand.ReviewRosterChange;
import dev.assay.command.reference.ReportingLines;
import dev.assay.command.reference.RoleCatalogue;
import dev.assay.domain.AlertPolicy;
import dev.assay.domain.NextRoles;
import dev.assay.events.EngineerEvent;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// One engineer's story in tests: commands are decided one after the other, and what they gave is kept.
final class Scenario {

    static final LocalDate REGISTERED = LocalDate.of(2025, 1, 1);

    final List<EngineerEvent> history = new ArrayList<>();
    Engineer state = Engineer.UNREGISTERED;
    LocalDate today = LocalDate.of(2026, 6, 1);
    private long nextId = 1000;

    /// An `IMPE` since [#REGISTERED] whose manager is MANAGER.
    static Scenario ofEngineer() {
        Scenario scenario = new Scenario();
        scenario.when(new RegisterEngineer(
                People.ENGINEER,
                "Robin Vale",
                "robin.vale@example.org",
                "IMPE",
                new NewManager(People.MANAGER, true, true, ReportingLines.NONE),
                roles(),
                REGISTERED,
                scenario.by(People.HR)));
        return scenario;
    }

    UUID newId() {
        return new UUID(0, nextId++);
    }

    By by(UUID actorId) {
        return new By(actorId, today);
    }

    List<EngineerEvent> when(EngineerCommand command) {
        List<EngineerEvent> events = Engineer.decide(command, state);
        events.forEach(event -> state = Engineer.evolve(state, event));
        history.addAll(events);
        return events;
    }

    /// Decides and expects exactly one event of a type.
    <E extends EngineerEvent> E only(Class<E> type, EngineerCommand command) {
        List<EngineerEvent> events = when(command);
        assertThat(events).hasSize(1);
        return type.cast(events.getFirst());
    }

    void refuses(String code, EngineerCommand command) {
        Engineer before = state;
        Throwable refusal = catchThrowable(() -> when(command));
        assertThat(refusal).isInstanceOfSatisfying(Rejected.class, it -> assertThat(it.code())
                .isEqualTo(code));
        assertThat(state).isEqualTo(before);
    }

    void doesNotKnow(String code, EngineerCommand command) {
        Throwable refusal = catchThrowable(() -> when(command));
        assertThat(refusal).isInstanceOfSatisfying(Unknown.class, it -> assertThat(it.code())
                .isEqualTo(code));
    }

    UUID evidence() {
        UUID evidenceId = newId();
        when(new RecordEvidence(
                People.ENGINEER,
                evidenceId,
                Side.INDIVIDUAL,
                Kind.MANAGER,
                "Led the cluster migration",
                List.of(),
                List.of(),
                REGISTERED,
                by(People.MANAGER)));
        return evidenceId;
    }

    static Assessment assessment(String cell, int confidence, UUID... evidence) {
        return new Assessment(
                CellName.parse(cell),
                confidence,
                "Because of the work shown",
                List.of(evidence),
                List.of(),
                REGISTERED,
                REGISTERED.plusMonths(2));
    }

    static Facts facts() {
        return new Facts(
                Rubrics.of("IMPE"), List.of(People.MANAGER, People.DIRECTOR), List.of(People.MANAGER, People.DIRECTOR));
    }

    RateEngineer rating(String cell, LocalDate effectiveOn, UUID rater) {
        UUID[] cited = CellName.parse(cell).needsEvidence() ? new UUID[] {evidence()} : new UUID[0];
        return new RateEngineer(People.ENGINEER, newId(), assessment(cell, 90, cited), facts(), effectiveOn, by(rater));
    }

    /// A rating by MANAGER that counts: HR confirms it where it needs a second reviewer.
    UUID rated(String cell, LocalDate effectiveOn) {
        return rated(cell, effectiveOn, People.MANAGER);
    }

    UUID rated(String cell, LocalDate effectiveOn, UUID rater) {
        RateEngineer command = rating(cell, effectiveOn, rater);
        when(command);
        if (state.rating(command.ratingId()).pending()) {
            when(new ReviewRating(People.ENGINEER, command.ratingId(), Outcome.CONFIRMED, null, by(People.HR)));
        }
        return command.ratingId();
    }

    /// Somebody who is not concerned confirms the change of the roster that waits.
    List<EngineerEvent> confirmChange() {
        return when(new ReviewRosterChange(
                People.ENGINEER,
                state.pendingChanges().getLast().changeId(),
                Outcome.CONFIRMED,
                null,
                null,
                roles(),
                policy(),
                by(People.STRANGER)));
    }

    List<EngineerEvent> eventsOfLast(int count) {
        return history.subList(history.size() - count, history.size());
    }

    /// IMPE leads to SPE and on to TTL; EM and LSE stand beside them.
    static RoleCatalogue roles() {
        return new RoleCatalogue(
                Set.of("GPE", "IMPE", "SPE", "TTL", "EM", "LSE"),
                Map.of("GPE", List.of("IMPE"), "IMPE", List.of("SPE"), "SPE", List.of("TTL")));
    }

    static NextRoles nextRoles() {
        return new NextRoles("IMPE", List.of("SPE"));
    }

    static AlertPolicy policy() {
        return AlertPolicy.DEFAULT;
    }

    static CellName cell(int level, Band band) {
        return new CellName(level, band);
    }
}
