package dev.assay.command.engineer;

import static dev.assay.command.engineer.People.ENGINEER;

import dev.assay.command.By;
import dev.assay.command.engineer.AlertCommand.AcknowledgeAlert;
import dev.assay.command.engineer.AlertCommand.EscalateAlert;
import dev.assay.command.engineer.AlertCommand.RaisePromotionAlert;
import dev.assay.command.engineer.AlertCommand.ResolveAlert;
import dev.assay.command.engineer.AlertCommand.SnoozeAlert;
import dev.assay.command.engineer.CellName.Band;
import dev.assay.command.engineer.EvidenceCommand.Kind;
import dev.assay.command.engineer.EvidenceCommand.RecordEvidence;
import dev.assay.command.engineer.EvidenceCommand.Side;
import dev.assay.command.engineer.EvidenceCommand.WithdrawEvidence;
import dev.assay.command.engineer.PromotionCommand.ApprovePromotion;
import dev.assay.command.engineer.PromotionCommand.DeclinePromotion;
import dev.assay.command.engineer.PromotionCommand.ProposePromotion;
import dev.assay.command.engineer.PromotionCommand.WithdrawPromotion;
import dev.assay.command.engineer.RatingCommand.Assessment;
import dev.assay.command.engineer.RatingCommand.CorrectRating;
import dev.assay.command.engineer.RatingCommand.CorrectionReason;
import dev.assay.command.engineer.RatingCommand.Facts;
import dev.assay.command.engineer.RatingCommand.Outcome;
import dev.assay.command.engineer.RatingCommand.RateEngineer;
import dev.assay.command.engineer.RatingCommand.RetractRating;
import dev.assay.command.engineer.RatingCommand.RetractionReason;
import dev.assay.command.engineer.RatingCommand.ReviewRating;
import dev.assay.command.engineer.RatingCommand.ReviseRating;
import dev.assay.command.engineer.RatingCommand.RevisionReason;
import dev.assay.command.engineer.RatingCommand.ShareRating;
import dev.assay.command.engineer.RosterCommand.AssignManager;
import dev.assay.command.engineer.RosterCommand.ChangeDetails;
import dev.assay.command.engineer.RosterCommand.ChangeRole;
import dev.assay.command.engineer.RosterCommand.CorrectDeparture;
import dev.assay.command.engineer.RosterCommand.DepartureCorrection;
import dev.assay.command.engineer.RosterCommand.NewManager;
import dev.assay.command.engineer.RosterCommand.RecordDeparture;
import dev.assay.command.engineer.RosterCommand.RehireEngineer;
import dev.assay.command.engineer.RosterCommand.ReviewRosterChange;
import dev.assay.command.reference.ReportingLines;
import dev.assay.domain.Alert;
import dev.assay.domain.EvidenceRecord;
import dev.assay.domain.NextRoles;
import dev.assay.domain.PromotionCase;
import dev.assay.domain.PromotionClock;
import dev.assay.domain.PromotionClock.Deadline;
import dev.assay.domain.RatingRecord;
import dev.assay.domain.Urgency;
import dev.assay.events.RosterEvent.RosterChangeRequested;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;

/// Commands that people and the sweep might send, sensible or not.
final class RandomCommands {

    private static final List<UUID> ACTORS = List.of(
            ENGINEER, People.MANAGER, People.MANAGER, People.DIRECTOR, People.DIRECTOR, People.HR, People.PANEL);

    private final Random random;
    private final Scenario scenario;

    RandomCommands(Random random, Scenario scenario) {
        this.random = random;
        this.scenario = scenario;
    }

    EngineerCommand next() {
        By by = scenario.by(oneOf(ACTORS));
        LocalDate day = scenario.today.minusDays(random.nextInt(3) == 0 ? 0 : random.nextInt(-20, 200));
        return switch (random.nextInt(26)) {
            case 0 ->
                new AssignManager(
                        ENGINEER, new NewManager(oneOf(ACTORS), true, true, ReportingLines.NONE), null, day, by);
            case 1 ->
                random.nextInt(5) == 0
                        ? new ChangeRole(
                                ENGINEER,
                                scenario.newId(),
                                oneOf(List.of("IMPE", "EM")),
                                "A move",
                                Scenario.roles(),
                                day,
                                by)
                        : evidence(day, by);
            case 2 ->
                random.nextInt(20) == 0
                        ? new RecordDeparture(ENGINEER, null, day.plusDays(100), by)
                        : evidence(day, by);
            case 3, 4 -> evidence(day, by);
            case 5 ->
                new WithdrawEvidence(
                        ENGINEER,
                        known(Engineer::evidence, EvidenceRecord::evidenceId),
                        EvidenceCommand.WithdrawalReason.OTHER,
                        "Not so",
                        by);
            case 6, 7, 8, 9 -> new RateEngineer(ENGINEER, scenario.newId(), assessment(), facts(day), day, by);
            case 10 ->
                new ReviseRating(
                        ENGINEER,
                        scenario.newId(),
                        rating(),
                        assessment(),
                        RevisionReason.APPEAL,
                        "Heard again",
                        facts(day),
                        day,
                        by);
            case 11 -> correction(by);
            case 12 -> new RetractRating(ENGINEER, rating(), RetractionReason.OTHER, "No basis", by);
            case 13, 14, 15 -> new ReviewRating(ENGINEER, rating(), oneOf(List.of(Outcome.values())), null, by);
            case 16 -> new ShareRating(ENGINEER, rating(), by);
            case 17 ->
                new ProposePromotion(
                        ENGINEER,
                        scenario.newId(),
                        oneOf(List.of("SPE", "LSE")),
                        "Ready",
                        random.nextBoolean() ? "Special" : null,
                        nextRoles(day),
                        Scenario.roles(),
                        Scenario.policy(),
                        day,
                        by);
            case 18 -> decision(day, by);
            case 19 ->
                new WithdrawPromotion(
                        ENGINEER,
                        promotionCase(),
                        PromotionCommand.WithdrawalReason.OTHER,
                        "Later",
                        List.of(),
                        Scenario.policy(),
                        day,
                        by);
            case 20, 21 -> claim(by);
            case 22 ->
                random.nextBoolean()
                        ? new AcknowledgeAlert(ENGINEER, alert(), null, by)
                        : new SnoozeAlert(ENGINEER, alert(), scenario.today.plusDays(7), "Later", by);
            case 23 -> tenure(day, by);
            case 24 -> review(by);
            default ->
                random.nextBoolean()
                        ? new EscalateAlert(ENGINEER, alert(), null, Scenario.policy(), by)
                        : new ResolveAlert(ENGINEER, alert(), by);
        };
    }

    private EngineerCommand evidence(LocalDate day, By by) {
        Kind kind = by.actorId().equals(ENGINEER) ? Kind.SELF : Kind.PEER;
        return new RecordEvidence(
                ENGINEER, scenario.newId(), Side.INDIVIDUAL, kind, "Work", List.of(), List.of(), day, by);
    }

    private EngineerCommand correction(By by) {
        UUID ratingId = rating();
        LocalDate day = scenario.state.ratings().stream()
                .filter(rating -> rating.ratingId().equals(ratingId))
                .map(RatingRecord::effectiveOn)
                .findFirst()
                .orElse(scenario.today);
        return new CorrectRating(
                ENGINEER,
                scenario.newId(),
                ratingId,
                assessment(),
                CorrectionReason.OTHER,
                "Typed wrongly",
                facts(day).rubric(),
                day,
                by);
    }

    private EngineerCommand decision(LocalDate day, By by) {
        return random.nextBoolean()
                ? new ApprovePromotion(ENGINEER, promotionCase(), "Yes", List.of(), day.plusDays(30), by)
                : new DeclinePromotion(
                        ENGINEER, promotionCase(), "No", day.plusDays(90), List.of(), Scenario.policy(), day, by);
    }

    /// Who leaves is soon corrected or hired again, and who waits for a promotion sometimes leaves before it.
    private EngineerCommand tenure(LocalDate day, By by) {
        if (scenario.state.departedOn() == null) {
            return scenario.state.awaitsPromotion("SPE", scenario.today)
                    ? new RecordDeparture(ENGINEER, null, scenario.today.plusDays(1), by)
                    : new ChangeDetails(ENGINEER, "Robin", "robin@example.org", null, by);
        }
        return random.nextInt(3) > 0
                ? new CorrectDeparture(
                        ENGINEER,
                        scenario.newId(),
                        random.nextBoolean() ? null : scenario.today.plusDays(random.nextInt(60)),
                        DepartureCorrection.OTHER,
                        "Written wrongly",
                        Scenario.policy(),
                        by)
                : new RehireEngineer(
                        ENGINEER,
                        scenario.newId(),
                        "IMPE",
                        new NewManager(People.MANAGER, true, true, ReportingLines.NONE),
                        "Comes back",
                        Scenario.roles(),
                        day.plusDays(30),
                        by);
    }

    private EngineerCommand review(By by) {
        List<RosterChangeRequested> pending = scenario.state.pendingChanges();
        return new ReviewRosterChange(
                ENGINEER,
                pending.isEmpty() ? scenario.newId() : pending.getFirst().changeId(),
                random.nextInt(4) == 0 ? Outcome.REJECTED : Outcome.CONFIRMED,
                null,
                new NewManager(People.MANAGER, true, true, ReportingLines.NONE),
                Scenario.roles(),
                Scenario.policy(),
                by);
    }

    /// Mostly what the sweep would see, now and then something else.
    private EngineerCommand claim(By by) {
        Optional<Deadline> seen =
                new PromotionClock(scenario.state.facts(), scenario.today).gravest(List.of("SPE"), Scenario.policy());
        boolean sensible = seen.isPresent() && random.nextInt(4) > 0;
        return new RaisePromotionAlert(
                ENGINEER,
                scenario.newId(),
                sensible ? seen.get().urgency() : oneOf(List.of(Urgency.values())),
                sensible ? seen.get().run().causeRatingId() : rating(),
                nextRoles(scenario.today),
                Scenario.policy(),
                by);
    }

    private Assessment assessment() {
        CellName cell = new CellName(random.nextInt(3, 6), oneOf(List.of(Band.values())));
        return new Assessment(
                cell,
                random.nextInt(60, 100),
                "Because",
                List.of(known(Engineer::evidence, EvidenceRecord::evidenceId)),
                List.of(),
                Scenario.REGISTERED,
                Scenario.REGISTERED);
    }

    private Facts facts(LocalDate day) {
        return new Facts(
                Rubrics.of(roleOn(day)),
                List.of(People.MANAGER, People.DIRECTOR),
                List.of(People.MANAGER, People.DIRECTOR));
    }

    private NextRoles nextRoles(LocalDate day) {
        return new NextRoles(roleOn(day), List.of("SPE"));
    }

    private String roleOn(LocalDate day) {
        return scenario.state.roleOn(day).orElse("IMPE");
    }

    private UUID rating() {
        return known(Engineer::ratings, RatingRecord::ratingId);
    }

    private UUID promotionCase() {
        List<PromotionCase> open =
                scenario.state.cases().stream().filter(PromotionCase::open).toList();
        return open.isEmpty() || random.nextInt(4) == 0
                ? known(Engineer::cases, PromotionCase::caseId)
                : oneOf(open).caseId();
    }

    private UUID alert() {
        return known(Engineer::alerts, Alert::alertId);
    }

    private <T> UUID known(Function<Engineer, List<T>> items, Function<T, UUID> id) {
        List<T> known = items.apply(scenario.state);
        return known.isEmpty() ? scenario.newId() : id.apply(oneOf(known));
    }

    private <T> T oneOf(List<T> items) {
        return items.get(random.nextInt(items.size()));
    }
}
