package dev.assay.command.engineer;

import static dev.assay.command.engineer.Rules.refuseIf;

import dev.assay.command.By;
import dev.assay.command.Rejected;
import dev.assay.command.engineer.RatingCommand.Assessment;
import dev.assay.command.reference.PublishedRubric;
import dev.assay.domain.Employment.Tenure;
import dev.assay.domain.EvidenceRecord;
import dev.assay.domain.Urgency;
import dev.assay.events.FrameworkEvent;
import dev.assay.events.RatingEvent.Judgement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Makes an assessment a judgement that the rules accept: a cell of a pinned rubric, with its evidence (R1, R2, R9).
final class Judgements {

    private static final int CONFIDENT = 70;
    private static final int LARGE_MOVE = 2;

    private Judgements() {}

    /// @throws dev.assay.command.Rejected if the rubric, the cell, the dates or the evidence do not fit
    static Judgement of(
            Assessment assessment, @Nullable PublishedRubric published, LocalDate effectiveOn, By by, Engineer state) {
        Rules.requireHappened("rating", effectiveOn, by, state);
        requirePeriod(assessment, by);
        String roleId = state.tenure(effectiveOn).map(Tenure::roleId).orElseThrow();
        PublishedRubric rubric = requireRubric(published, roleId, effectiveOn);
        CellName name = assessment.cell();
        Optional<FrameworkEvent.Cell> cell =
                rubric.cell(name.level(), name.band().name());
        refuseIf(cell.isEmpty(), "rating.cell-unknown", "The pinned rubric has no cell " + name + ".");
        requireEvidence(name, assessment.evidenceIds(), state);
        Quote quote = Quote.of(cell.orElseThrow());
        return new Judgement(
                roleId,
                rubric.version(),
                rubric.hash(),
                name.level(),
                name.band().name(),
                quote.urgency().name(),
                quote.side(),
                quote.sentence(),
                assessment.confidence(),
                assessment.rationale(),
                assessment.evidenceIds(),
                assessment.dampenersConsidered(),
                assessment.periodFrom(),
                assessment.periodTo());
    }

    /// Why a second reviewer must agree before the judgement counts (R8).
    ///
    /// @param from the cell that counted until now; absent for the first rating
    static List<String> reviewReasons(Assessment assessment, @Nullable CellName from) {
        List<String> reasons = new ArrayList<>();
        if (assessment.confidence() < CONFIDENT) {
            reasons.add("LOW_CONFIDENCE");
        }
        if (assessment.cell().extreme()) {
            reasons.add("EXTREME_LEVEL");
        }
        if (from != null && assessment.cell().levelsTo(from) >= LARGE_MOVE) {
            reasons.add("LARGE_MOVE");
        }
        return List.copyOf(reasons);
    }

    /// R9: extreme claims show something that still stands.
    static void requireShownEvidence(CellName cell, List<UUID> evidenceIds, Engineer state) {
        boolean shown = evidenceIds.stream()
                .flatMap(id -> state.findEvidence(id).stream())
                .anyMatch(evidence -> !evidence.withdrawn());
        refuseIf(
                cell.needsEvidence() && !shown,
                "rating.evidence-required",
                "Levels 1, 4 and 5 need at least one cited evidence that is not withdrawn.");
    }

    private static void requireEvidence(CellName cell, List<UUID> evidenceIds, Engineer state) {
        for (UUID evidenceId : evidenceIds) {
            Optional<EvidenceRecord> evidence = state.findEvidence(evidenceId);
            refuseIf(evidence.isEmpty(), "rating.evidence-unknown", "A cited evidence does not exist.");
            refuseIf(
                    evidence.filter(EvidenceRecord::withdrawn).isPresent(),
                    "rating.evidence-withdrawn",
                    "A cited evidence is withdrawn.");
        }
        requireShownEvidence(cell, evidenceIds, state);
    }

    private static void requirePeriod(Assessment assessment, By by) {
        refuseIf(
                assessment.periodFrom().isAfter(assessment.periodTo()),
                "rating.period-reversed",
                "The period must not end before it begins.");
        refuseIf(
                assessment.periodTo().isAfter(by.today()),
                "rating.period-in-future",
                "The period must not reach into the future.");
    }

    private static PublishedRubric requireRubric(
            @Nullable PublishedRubric rubric, String roleId, LocalDate effectiveOn) {
        if (rubric == null) {
            throw new Rejected(
                    "rating.rubric-not-published", "No such rubric is published for the role held on that day.");
        }
        refuseIf(
                !rubric.roleId().equals(roleId),
                "rating.rubric-of-other-role",
                "The rubric is not that of the role held on that day.");
        refuseIf(
                rubric.publishedFrom().isAfter(effectiveOn),
                "rating.rubric-not-published",
                "The rubric was not yet published on that day.");
        return rubric;
    }

    /// The sentence behind a cell's urgency and the side that it stands on (R3).
    private record Quote(
            Urgency urgency,
            @Nullable String side,
            @Nullable String sentence) {

        static Quote of(FrameworkEvent.Cell cell) {
            Urgency urgency = Urgency.valueOf(cell.urgency());
            if (urgency == Urgency.NONE) {
                return new Quote(urgency, null, null);
            }
            boolean individual = cell.individual().urgency().equals(cell.urgency());
            FrameworkEvent.Side side = individual ? cell.individual() : cell.businessImpact();
            String sentence = side.progressionSignals().stream()
                    .filter(signal -> signal.urgency().equals(cell.urgency()))
                    .map(FrameworkEvent.Signal::sentence)
                    .findFirst()
                    .orElse("");
            EvidenceCommand.Side name =
                    individual ? EvidenceCommand.Side.INDIVIDUAL : EvidenceCommand.Side.BUSINESS_IMPACT;
            return new Quote(urgency, name.name(), sentence);
        }
    }
}
