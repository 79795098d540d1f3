package dev.assay.query.watch;

import static dev.assay.query.watch.Fields.*;

import dev.assay.events.RatingEvent;
import dev.assay.events.RatingEvent.EngineerRated;
import dev.assay.events.RatingEvent.Judgement;
import dev.assay.events.RatingEvent.RatingCorrected;
import dev.assay.events.RatingEvent.RatingRetracted;
import dev.assay.events.RatingEvent.RatingRetractionRequested;
import dev.assay.events.RatingEvent.RatingReviewed;
import dev.assay.events.RatingEvent.RatingRevised;
import dev.assay.events.RatingEvent.RatingShared;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What the watch keeps of ratings: enough to tell which of them count, and the rubric that an alert quotes.
final class RatingFacts {

    enum Act {
        RATING,
        REVISION,
        CORRECTION
    }

    private RatingFacts() {}

    static Map<String, Object> of(RatingEvent event, long version) {
        return switch (event) {
            case EngineerRated it ->
                rating(it, it.judgement(), Act.RATING, null, it.reviewReasons().isEmpty(), version);
            case RatingRevised it ->
                rating(
                        it,
                        it.judgement(),
                        Act.REVISION,
                        it.revisedRatingId(),
                        it.reviewReasons().isEmpty(),
                        version);
            case RatingCorrected it ->
                rating(it, it.judgement(), Act.CORRECTION, it.correctedRatingId(), false, version);
            case RatingReviewed it ->
                it.act().equals("RETRACTION") || !it.outcome().equals("CONFIRMED")
                        ? Map.of()
                        : Map.of(RATINGS + "." + it.ratingId() + "." + CONFIRMED, true);
            case RatingRetracted it -> Map.of(RATINGS + "." + it.ratingId() + "." + RETRACTED, true);
            case RatingRetractionRequested _ -> Map.of();
            case RatingShared _ -> Map.of();
        };
    }

    private static Map<String, Object> rating(
            RatingEvent event, Judgement judgement, Act act, @Nullable UUID replaces, boolean confirmed, long version) {
        Map<String, Object> facts = new HashMap<>();
        facts.put(ROLE, judgement.roleId());
        facts.put(RUBRIC_VERSION, judgement.rubricVersion());
        facts.put(URGENCY, judgement.urgency());
        facts.put(EFFECTIVE_ON, event.effectiveOn().toString());
        facts.put(RECORDED, version);
        facts.put(ACT, act.name());
        facts.put(REPLACES, replaces == null ? null : replaces.toString());
        facts.put(CONFIRMED, confirmed);
        facts.put(RETRACTED, false);
        return Map.of(RATINGS + "." + event.ratingId(), facts);
    }
}
