package dev.assay.domain;

import dev.assay.events.AlertEvent;
import dev.assay.events.EngineerEvent;
import dev.assay.events.EvidenceEvent;
import dev.assay.events.PromotionEvent;
import dev.assay.events.PromotionEvent.PromotionApproved;
import dev.assay.events.PromotionEvent.PromotionDeclined;
import dev.assay.events.PromotionEvent.PromotionProposed;
import dev.assay.events.PromotionEvent.PromotionReopened;
import dev.assay.events.PromotionEvent.PromotionVoided;
import dev.assay.events.PromotionEvent.PromotionWithdrawn;
import dev.assay.events.RatingEvent;
import dev.assay.events.RosterEvent;
import java.util.List;

/// What has happened to one engineer so far. Every list is in the order of recording.
///
/// Fold fewer events to ask what was known earlier.
public record EngineerState(
        Employment employment,
        List<EvidenceRecord> evidence,
        List<RatingRecord> ratings,
        List<PromotionCase> cases,
        List<Alert> alerts) {

    /// The state of a stream without events.
    public static final EngineerState UNREGISTERED =
            new EngineerState(Employment.NONE, List.of(), List.of(), List.of(), List.of());

    /// The state after one more event. It never fails: what was recorded is a fact.
    public static EngineerState evolve(EngineerState state, EngineerEvent event) {
        return switch (event) {
            case RosterEvent it -> state.with(Employment.evolve(state.employment, it));
            case EvidenceEvent it ->
                new EngineerState(
                        state.employment,
                        EvidenceRecord.evolve(state.evidence, it),
                        state.ratings,
                        state.cases,
                        state.alerts);
            case RatingEvent it ->
                new EngineerState(
                        state.employment,
                        state.evidence,
                        RatingRecord.evolve(state.ratings, it),
                        state.cases,
                        state.alerts);
            case PromotionEvent it -> promotion(state, it);
            case AlertEvent it ->
                new EngineerState(
                        state.employment, state.evidence, state.ratings, state.cases, Alert.evolve(state.alerts, it));
        };
    }

    private static EngineerState promotion(EngineerState state, PromotionEvent event) {
        EngineerState decided = new EngineerState(
                state.employment,
                state.evidence,
                state.ratings,
                PromotionCase.evolve(state.cases, event),
                state.alerts);
        return switch (event) {
            case PromotionApproved it -> decided.with(Employment.evolve(state.employment, it));
            case PromotionVoided it -> decided.with(Employment.evolve(state.employment, it));
            case PromotionProposed _, PromotionWithdrawn _, PromotionDeclined _, PromotionReopened _ -> decided;
        };
    }

    public EffectiveRatings effectiveRatings() {
        return new EffectiveRatings(employment, ratings);
    }

    private EngineerState with(Employment changed) {
        return new EngineerState(changed, evidence, ratings, cases, alerts);
    }
}
