package dev.assay.query.access;

import static dev.assay.query.history.Script.day;
import static dev.assay.query.history.Script.id;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.events.Envelope;
import dev.assay.events.EvidenceEvent.EvidenceWithdrawn;
import dev.assay.events.PromotionEvent.PromotionApproved;
import dev.assay.events.PromotionEvent.PromotionDeclined;
import dev.assay.events.PromotionEvent.PromotionReopened;
import dev.assay.events.PromotionEvent.PromotionVoided;
import dev.assay.events.RatingEvent.EngineerRated;
import dev.assay.events.RatingEvent.RatingRevised;
import dev.assay.events.RosterEvent.DepartureCorrected;
import dev.assay.events.RosterEvent.EngineerDeparted;
import dev.assay.query.EveryKind;
import dev.assay.query.history.Script;
import java.util.List;
import org.junit.jupiter.api.Test;

class OwnRecordTest {

    private static final String TODAY = "2026-03-01";

    @Test
    void aRevisionOfARatingThatWasNotSharedReadsAsARating() {
        List<Envelope> own = own(new Script()
                .rated("ada", "hidden", "2/High", "2025-02-01")
                .revised("ada", "told", "hidden", "2/High", "3/Mid", "2025-03-01")
                .shared("ada", "told", "2025-03-02"));

        assertThat(types(own)).containsExactly("rating.engineer-rated", "rating.rating-shared");
        EngineerRated rated = (EngineerRated) own.getFirst().event();
        assertThat(rated.ratingId()).isEqualTo(id("told"));
        assertThat(rated.fromCell()).isNull();
    }

    @Test
    void aRevisionOfASharedRatingSaysWhatItRevised() {
        List<Envelope> own = own(new Script()
                .rated("ada", "first", "3/Low", "2025-02-01")
                .shared("ada", "first", "2025-02-02")
                .revised("ada", "second", "first", "3/Low", "3/Mid", "2025-03-01")
                .shared("ada", "second", "2025-03-02"));

        RatingRevised revised = (RatingRevised) own.get(2).event();
        assertThat(revised.revisedRatingId()).isEqualTo(id("first"));
        assertThat(revised.fromCell()).isEqualTo("3/Low");
    }

    @Test
    void aCorrectionOfASharedRatingIsSeenOnceItIsConfirmedAndShared() {
        Script script = new Script()
                .rated("ada", "first", "3/Low", "2025-02-01")
                .shared("ada", "first", "2025-02-02")
                .corrected("ada", "second", "first", "3/Low", "3/Mid", "2025-02-01");
        assertThat(types(own(script))).containsExactly("rating.engineer-rated", "rating.rating-shared");

        script.reviewed("ada", "second", "CORRECTION", "CONFIRMED", "2025-03-01")
                .shared("ada", "second", "2025-03-02");
        assertThat(types(own(script)))
                .containsExactly(
                        "rating.engineer-rated",
                        "rating.rating-shared",
                        "rating.rating-corrected",
                        "rating.rating-reviewed",
                        "rating.rating-shared");
    }

    @Test
    void theReviewOfARatingHintsAtWhatItWasComparedWithAndIsHidden() {
        List<Envelope> own = own(new Script()
                .ratedUnsure("ada", "first", "3/Low", "2025-02-01")
                .reviewed("ada", "first", "RATING", "CONFIRMED", "2025-02-02")
                .shared("ada", "first", "2025-02-03"));

        assertThat(types(own)).containsExactly("rating.engineer-rated", "rating.rating-shared");
        assertThat(((EngineerRated) own.getFirst().event()).reviewReasons()).isEmpty();
    }

    @Test
    void aRatingThatStillWaitsForItsReviewIsHiddenEvenIfShared() {
        assertThat(own(new Script()
                        .ratedUnsure("ada", "first", "3/Low", "2025-02-01")
                        .shared("ada", "first", "2025-02-03")))
                .isEmpty();
        assertThat(own(new Script()
                        .ratedUnsure("ada", "first", "3/Low", "2025-02-01")
                        .reviewed("ada", "first", "RATING", "REJECTED", "2025-02-02")
                        .shared("ada", "first", "2025-02-03")))
                .isEmpty();
    }

    @Test
    void withdrawnEvidenceFlagsOnlySharedRatings() {
        List<Envelope> own = own(new Script()
                .rated("ada", "hidden", "2/High", "2025-02-01")
                .rated("ada", "told", "3/Low", "2025-02-01")
                .shared("ada", "told", "2025-02-02")
                .withdrawn("ada", "proof", "2025-04-01", "hidden", "told"));

        assertThat(((EvidenceWithdrawn) own.getLast().event()).flaggedRatingIds())
                .containsExactly(id("told"));
    }

    @Test
    void aCaseIsSeenOnceItsDecisionHoldsAndNotBefore() {
        Script approved = new Script()
                .add(EveryKind.proposed("ada", "case"))
                .add(new PromotionApproved(
                        id("ada"), id("case"), id("panel"), "IMPE", "SPE", "Ready", day("2026-03-02")));
        assertThat(own(approved)).isEmpty();
        assertThat(types(VisibilityFilter.of(Visibility.OWN, approved.events(), day("2026-03-02"))
                        .of(approved.events())))
                .containsExactly("promotion.promotion-proposed", "promotion.promotion-approved");

        Script declined = new Script()
                .add(EveryKind.proposed("ada", "case"))
                .add(new PromotionDeclined(
                        id("ada"), id("case"), id("panel"), "SPE", "Not yet", day("2026-12-01"), day(TODAY)));
        assertThat(types(own(declined)))
                .containsExactly("promotion.promotion-proposed", "promotion.promotion-declined");
    }

    @Test
    void changesOfTheRosterAreSeenFromTheirDayOn() {
        assertThat(own(new Script()
                        .moved("ada", "IMPE", "EM", "2026-03-02")
                        .managed("ada", "max", "kim", "2026-03-02")
                        .add(new EngineerDeparted(id("ada"), "Left for a competitor", day("2026-03-02")))))
                .isEmpty();
        assertThat(types(own(new Script().moved("ada", "IMPE", "EM", TODAY).managed("ada", "max", "kim", TODAY))))
                .containsExactly("roster.role-changed", "roster.manager-assigned");
    }

    @Test
    void aDepartureThatWasPlannedAndMovedOrGivenUpIsNeverTold() {
        assertThat(own(new Script()
                        .add(new EngineerDeparted(id("ada"), "Gives notice", day("2026-02-01")))
                        .add(new DepartureCorrected(
                                id("ada"),
                                day("2026-02-01"),
                                day("2026-04-01"),
                                "WRONG_DATE",
                                "Later",
                                day("2026-04-01")))
                        .add(new DepartureCorrected(
                                id("ada"), day("2026-04-01"), null, "NOT_LEAVING", "Stays", day("2026-02-01")))))
                .isEmpty();
    }

    @Test
    void anApprovalThatADepartureVoidedIsNeverTold() {
        Script script = new Script()
                .add(EveryKind.proposed("ada", "case"))
                .add(new PromotionApproved(
                        id("ada"), id("case"), id("panel"), "IMPE", "SPE", "Ready", day("2026-02-10")))
                .add(new PromotionVoided(
                        id("ada"), id("case"), "IMPE", "SPE", day("2026-02-10"), "LEFT", day("2026-02-01")))
                .add(new PromotionReopened(id("ada"), id("case"), "IMPE", "SPE", day("2026-03-10"), day("2026-02-02")));
        assertThat(own(script)).isEmpty();

        script.add(new PromotionDeclined(
                id("ada"), id("case"), id("panel"), "SPE", "Not yet", day("2026-12-01"), day(TODAY)));
        assertThat(types(own(script))).containsExactly("promotion.promotion-proposed", "promotion.promotion-declined");
    }

    private static List<Envelope> own(Script script) {
        return VisibilityFilter.of(Visibility.OWN, script.events(), day(TODAY)).of(script.events());
    }

    private static List<String> types(List<Envelope> events) {
        return events.stream().map(event -> event.type().name()).toList();
    }
}
