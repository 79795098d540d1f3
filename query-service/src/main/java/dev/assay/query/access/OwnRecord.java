package dev.assay.query.access;

import dev.assay.events.AlertEvent;
import dev.assay.events.EngineerEvent;
import dev.assay.events.Envelope;
import dev.assay.events.EvidenceEvent;
import dev.assay.events.EvidenceEvent.EvidenceRecorded;
import dev.assay.events.EvidenceEvent.EvidenceWithdrawn;
import dev.assay.events.PromotionEvent;
import dev.assay.events.PromotionEvent.PromotionApproved;
import dev.assay.events.PromotionEvent.PromotionDeclined;
import dev.assay.events.PromotionEvent.PromotionProposed;
import dev.assay.events.PromotionEvent.PromotionReopened;
import dev.assay.events.PromotionEvent.PromotionVoided;
import dev.assay.events.PromotionEvent.PromotionWithdrawn;
import dev.assay.events.RatingEvent;
import dev.assay.events.RatingEvent.EngineerRated;
import dev.assay.events.RatingEvent.Judgement;
import dev.assay.events.RatingEvent.RatingCorrected;
import dev.assay.events.RatingEvent.RatingRetracted;
import dev.assay.events.RatingEvent.RatingRetractionRequested;
import dev.assay.events.RatingEvent.RatingReviewed;
import dev.assay.events.RatingEvent.RatingRevised;
import dev.assay.events.RatingEvent.RatingShared;
import dev.assay.events.RosterEvent;
import dev.assay.events.RosterEvent.DepartureCorrected;
import dev.assay.events.RosterEvent.DetailsChanged;
import dev.assay.events.RosterEvent.EngineerDeparted;
import dev.assay.events.RosterEvent.EngineerRegistered;
import dev.assay.events.RosterEvent.EngineerRehired;
import dev.assay.events.RosterEvent.ManagerAssigned;
import dev.assay.events.RosterEvent.RoleChanged;
import dev.assay.events.RosterEvent.RosterChangeRequested;
import dev.assay.events.RosterEvent.RosterChangeReviewed;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What engineers see of themselves (R21): ratings once shared and confirmed, cases once decided, changes of the roster
/// and promotions once their day has come, no departures, no alerts.
///
/// What is seen is told as if the rest did not exist: a revision of a rating that was not shared is told as a rating,
/// nothing says what a rating was compared with or why it needed a second reviewer.
final class OwnRecord {

    private static final String CORRECTION = "CORRECTION";
    private static final String RETRACTION = "RETRACTION";
    private static final String CONFIRMED = "CONFIRMED";

    private final LocalDate today;
    private final Map<UUID, Judgement> ratings = new HashMap<>();
    private final Map<UUID, UUID> corrections = new HashMap<>();
    private final Set<UUID> unconfirmed = new HashSet<>();
    private final Set<UUID> shared = new HashSet<>();
    private final Set<UUID> decidedCases = new HashSet<>();

    /// The versions up to which approvals are void, by case.
    private final Map<UUID, Long> voidUntil = new HashMap<>();

    private OwnRecord(LocalDate today) {
        this.today = today;
    }

    /// @param events all events of the engineer, in any order and whenever they were recorded: what is shared today
    ///     may be seen today
    static OwnRecord of(Collection<Envelope> events, LocalDate today) {
        OwnRecord own = new OwnRecord(today);
        for (Envelope envelope : events) {
            if (envelope.event() instanceof EngineerEvent event) {
                own.makeKnown(event, envelope.version());
            }
        }
        for (Envelope envelope : events) {
            if (envelope.event() instanceof RatingReviewed reviewed && confirms(reviewed)) {
                own.unconfirmed.remove(reviewed.ratingId());
            } else if (envelope.event() instanceof PromotionEvent promotion
                    && own.decides(promotion, envelope.version())) {
                own.decidedCases.add(promotion.caseId());
            }
        }
        return own;
    }

    /// The event as the engineer concerned may know it; null if it is hidden.
    ///
    /// @param version its place in the stream
    @Nullable
    EngineerEvent see(EngineerEvent event, long version) {
        return switch (event) {
            case EngineerRegistered _ -> event;
            case ManagerAssigned _, RoleChanged _, EngineerRehired _ -> hasCome(event) ? event : null;
            // Who reads has not left: the departure was corrected, or ended by a new tenure.
            case EngineerDeparted _, DepartureCorrected _ -> null;
            case DetailsChanged _ -> event;
            // What waits for a second person, and what a departure does to promotions, is not decided yet.
            case RosterChangeRequested _, RosterChangeReviewed _ -> null;
            case PromotionVoided _, PromotionReopened _ -> null;
            case EvidenceRecorded _ -> event;
            case EvidenceWithdrawn withdrawn -> flaggingOnlyShared(withdrawn);
            case RatingEvent rating -> isShared(rating.ratingId()) ? seeShared(rating) : null;
            case PromotionProposed proposed -> decidedCases.contains(proposed.caseId()) ? event : null;
            case PromotionWithdrawn _ -> null;
            case PromotionApproved approved -> decides(approved, version) ? event : null;
            case PromotionDeclined declined -> decides(declined, version) ? event : null;
            case AlertEvent _ -> null;
        };
    }

    private void makeKnown(EngineerEvent event, long version) {
        switch (event) {
            case EngineerRated rated -> makeKnown(rated.ratingId(), rated.judgement(), rated.reviewReasons());
            case RatingRevised revised -> makeKnown(revised.ratingId(), revised.judgement(), revised.reviewReasons());
            case RatingCorrected corrected -> {
                makeKnown(corrected.ratingId(), corrected.judgement(), List.of(CORRECTION));
                corrections.put(corrected.ratingId(), corrected.correctedRatingId());
            }
            case RatingShared sharing -> shared.add(sharing.ratingId());
            case RosterEvent _, EvidenceEvent _, AlertEvent _ -> {}
            case RatingRetractionRequested _, RatingRetracted _, RatingReviewed _ -> {}
            case PromotionVoided voided -> voidUntil.merge(voided.caseId(), version, Math::max);
            case PromotionProposed _, PromotionWithdrawn _, PromotionReopened _ -> {}
            case PromotionApproved _, PromotionDeclined _ -> {}
        }
    }

    private void makeKnown(UUID ratingId, Judgement judgement, List<String> reviewReasons) {
        ratings.put(ratingId, judgement);
        if (!reviewReasons.isEmpty()) {
            unconfirmed.add(ratingId);
        }
    }

    /// Whether it is a decision that holds today. A void approval is none.
    private boolean decides(PromotionEvent event, long version) {
        return switch (event) {
            case PromotionApproved approved ->
                hasCome(approved) && version > voidUntil.getOrDefault(approved.caseId(), -1L);
            case PromotionDeclined declined -> hasCome(declined);
            case PromotionProposed _, PromotionWithdrawn _, PromotionVoided _, PromotionReopened _ -> false;
        };
    }

    private static boolean confirms(RatingReviewed reviewed) {
        return !reviewed.act().equals(RETRACTION) && reviewed.outcome().equals(CONFIRMED);
    }

    private boolean hasCome(EngineerEvent event) {
        return !event.effectiveOn().isAfter(today);
    }

    private boolean isShared(UUID ratingId) {
        return shared.contains(ratingId) && ratings.containsKey(ratingId) && !unconfirmed.contains(ratingId);
    }

    private @Nullable RatingEvent seeShared(RatingEvent event) {
        return switch (event) {
            case EngineerRated rated -> rating(rated, rated.raterId(), rated.judgement(), rated.provenance());
            case RatingRevised revised ->
                isShared(revised.revisedRatingId())
                        ? revision(revised)
                        : rating(revised, revised.raterId(), revised.judgement(), null);
            case RatingCorrected corrected ->
                isShared(corrected.correctedRatingId())
                        ? correction(corrected)
                        : rating(corrected, corrected.correctedBy(), corrected.judgement(), null);
            // A correction always needs a second person, so its review hints at nothing; every other review does.
            case RatingReviewed reviewed -> isOfSharedCorrection(reviewed) ? reviewed : null;
            case RatingRetractionRequested _ -> null;
            case RatingRetracted _, RatingShared _ -> event;
        };
    }

    private boolean isOfSharedCorrection(RatingReviewed reviewed) {
        UUID corrected = corrections.get(reviewed.ratingId());
        return reviewed.act().equals(CORRECTION) && corrected != null && isShared(corrected);
    }

    private static EngineerRated rating(
            RatingEvent made, UUID raterId, Judgement judgement, @Nullable String provenance) {
        return new EngineerRated(
                made.engineerId(),
                made.ratingId(),
                raterId,
                null,
                judgement,
                List.of(),
                made.effectiveOn(),
                provenance);
    }

    private RatingRevised revision(RatingRevised revised) {
        return new RatingRevised(
                revised.engineerId(),
                revised.ratingId(),
                revised.revisedRatingId(),
                revised.raterId(),
                cellOf(revised.revisedRatingId()),
                revised.judgement(),
                List.of(),
                revised.reasonCode(),
                revised.reason(),
                revised.effectiveOn());
    }

    private RatingCorrected correction(RatingCorrected corrected) {
        return new RatingCorrected(
                corrected.engineerId(),
                corrected.ratingId(),
                corrected.correctedRatingId(),
                corrected.correctedBy(),
                cellOf(corrected.correctedRatingId()),
                corrected.judgement(),
                corrected.reasonCode(),
                corrected.reason(),
                corrected.effectiveOn());
    }

    private String cellOf(UUID ratingId) {
        Judgement judgement = Objects.requireNonNull(ratings.get(ratingId));
        return judgement.level() + "/" + judgement.band();
    }

    private EvidenceWithdrawn flaggingOnlyShared(EvidenceWithdrawn withdrawn) {
        return new EvidenceWithdrawn(
                withdrawn.engineerId(),
                withdrawn.evidenceId(),
                withdrawn.withdrawnBy(),
                withdrawn.reasonCode(),
                withdrawn.reason(),
                withdrawn.flaggedRatingIds().stream().filter(this::isShared).toList(),
                withdrawn.effectiveOn());
    }
}
