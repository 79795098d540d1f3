package dev.assay.query.access;

import dev.assay.events.AlertEvent.AlertAcknowledged;
import dev.assay.events.AlertEvent.AlertClockRestarted;
import dev.assay.events.AlertEvent.AlertEscalated;
import dev.assay.events.AlertEvent.AlertResolved;
import dev.assay.events.AlertEvent.AlertSnoozed;
import dev.assay.events.AlertEvent.AlertTakenUp;
import dev.assay.events.AlertEvent.PromotionOverdueRaised;
import dev.assay.events.AssayEvent;
import dev.assay.events.EvidenceEvent.EvidenceRecorded;
import dev.assay.events.EvidenceEvent.EvidenceWithdrawn;
import dev.assay.events.FrameworkEvent.AlertPolicySet;
import dev.assay.events.FrameworkEvent.LadderDefined;
import dev.assay.events.FrameworkEvent.RoleVersionDrafted;
import dev.assay.events.FrameworkEvent.RoleVersionPublished;
import dev.assay.events.PromotionEvent.PromotionApproved;
import dev.assay.events.PromotionEvent.PromotionDeclined;
import dev.assay.events.PromotionEvent.PromotionProposed;
import dev.assay.events.PromotionEvent.PromotionReopened;
import dev.assay.events.PromotionEvent.PromotionVoided;
import dev.assay.events.PromotionEvent.PromotionWithdrawn;
import dev.assay.events.RatingEvent.EngineerRated;
import dev.assay.events.RatingEvent.RatingCorrected;
import dev.assay.events.RatingEvent.RatingRetracted;
import dev.assay.events.RatingEvent.RatingRetractionRequested;
import dev.assay.events.RatingEvent.RatingReviewed;
import dev.assay.events.RatingEvent.RatingRevised;
import dev.assay.events.RatingEvent.RatingShared;
import dev.assay.events.RosterEvent.DepartureCorrected;
import dev.assay.events.RosterEvent.DetailsChanged;
import dev.assay.events.RosterEvent.EngineerDeparted;
import dev.assay.events.RosterEvent.EngineerRegistered;
import dev.assay.events.RosterEvent.EngineerRehired;
import dev.assay.events.RosterEvent.ManagerAssigned;
import dev.assay.events.RosterEvent.RoleChanged;
import dev.assay.events.RosterEvent.RosterChangeRequested;
import dev.assay.events.RosterEvent.RosterChangeReviewed;

/// Which fields of an event each reader sees, if they see the event at all. A field that stands here nowhere is seen by
/// nobody.
///
/// Reasons of the roster are written for those who run it, so the engineer concerned does not read them. Reasons of
/// ratings and of decisions are theirs to read, once the rating is shared or the case decided.
final class EventFields {

    private static final String JUDGEMENT = """
        judgement.roleId judgement.rubricVersion judgement.rubricHash judgement.level judgement.band
        judgement.urgency judgement.signalSide judgement.signal judgement.confidence judgement.evidenceIds
        judgement.periodFrom judgement.periodTo
        """;

    private static final String OPINION = "judgement.rationale judgement.dampenersConsidered";

    private EventFields() {}

    static FieldAudiences of(AssayEvent event) {
        return switch (event) {
            case EngineerRegistered _ ->
                facts("engineerId roleId managerId effectiveOn provenance").personal("name email");
            case ManagerAssigned _ ->
                facts("engineerId fromManagerId managerId effectiveOn").confidential("reason");
            case RoleChanged _ ->
                facts("engineerId fromRoleId toRoleId effectiveOn").confidential("reason");
            case EngineerDeparted _ -> facts("engineerId effectiveOn").confidential("reason");
            case DepartureCorrected _ ->
                facts("engineerId departedOn correctedTo reasonCode effectiveOn")
                        .confidential("reason");
            case EngineerRehired _ ->
                facts("engineerId roleId managerId effectiveOn").confidential("reason");
            case DetailsChanged _ ->
                facts("engineerId effectiveOn").personal("name email").confidential("reason");
            case RosterChangeRequested _ ->
                facts("engineerId changeId requestedBy change roleId managerId correctedTo reasonCode effectiveOn")
                        .notToSubject("reviewReasons")
                        .confidential("reason");
            case RosterChangeReviewed _ ->
                facts("engineerId changeId reviewedBy change outcome effectiveOn")
                        .confidential("reason");

            case EvidenceRecorded _ ->
                facts("engineerId evidenceId recordedBy side kind cells effectiveOn provenance")
                        .personal("summary links");
            case EvidenceWithdrawn _ ->
                facts("engineerId evidenceId withdrawnBy reasonCode effectiveOn")
                        .notToSubject("flaggedRatingIds")
                        .confidential("reason");

            case EngineerRated _ ->
                facts("engineerId ratingId raterId effectiveOn provenance " + JUDGEMENT)
                        .personal(OPINION)
                        .notToSubject("fromCell reviewReasons");
            case RatingRevised _ ->
                facts("engineerId ratingId revisedRatingId raterId fromCell reasonCode effectiveOn " + JUDGEMENT)
                        .personal("reason " + OPINION)
                        .notToSubject("reviewReasons");
            case RatingCorrected _ ->
                facts("engineerId ratingId correctedRatingId correctedBy fromCell reasonCode effectiveOn " + JUDGEMENT)
                        .personal("reason " + OPINION);
            case RatingRetractionRequested _ ->
                facts("engineerId ratingId requestedBy reasonCode effectiveOn").personal("reason");
            case RatingRetracted _ ->
                facts("engineerId ratingId retractedBy fromCell reasonCode effectiveOn")
                        .personal("reason");
            case RatingReviewed _ ->
                facts("engineerId ratingId reviewerId act outcome effectiveOn").confidential("reason");
            case RatingShared _ -> facts("engineerId ratingId sharedBy effectiveOn");

            case PromotionProposed _ ->
                facts("engineerId caseId proposedBy fromRoleId targetRoleId decisionDueOn effectiveOn")
                        .personal("reason")
                        .confidential("exception");
            case PromotionWithdrawn _ ->
                facts("engineerId caseId withdrawnBy reasonCode effectiveOn").confidential("reason");
            case PromotionApproved _ ->
                facts("engineerId caseId decidedBy fromRoleId targetRoleId effectiveOn")
                        .personal("reason");
            case PromotionVoided _ ->
                facts("engineerId caseId fromRoleId targetRoleId promotedOn reasonCode effectiveOn");
            case PromotionReopened _ -> facts("engineerId caseId fromRoleId targetRoleId decisionDueOn effectiveOn");
            case PromotionDeclined _ ->
                facts("engineerId caseId decidedBy targetRoleId reviewOn effectiveOn")
                        .personal("reason");

            case PromotionOverdueRaised _ ->
                facts("engineerId alertId roleId targetRoleId targetRoleIds urgency severity causeRatingId ratingId"
                        + " cell signalSide signal clockStartedOn dueOn escalateOn policyVersion effectiveOn");
            case AlertAcknowledged _ ->
                facts("engineerId alertId acknowledgedBy effectiveOn").confidential("reason");
            case AlertSnoozed _ ->
                facts("engineerId alertId snoozedBy until effectiveOn").confidential("reason");
            case AlertTakenUp _ -> facts("engineerId alertId caseId escalateOn effectiveOn");
            case AlertClockRestarted _ ->
                facts("engineerId alertId caseId clockRestartsOn dueOn escalateOn effectiveOn");
            case AlertEscalated _ -> facts("engineerId alertId step escalatedTo escalateOn effectiveOn");
            case AlertResolved _ -> facts("engineerId alertId resolution effectiveOn");

            case RoleVersionDrafted _ ->
                facts("roleId version importId kind title contentHash archetype rubric effectiveOn");
            case RoleVersionPublished _ -> facts("roleId version rubricHash publishedBy effectiveOn");
            case LadderDefined _ -> facts("trackId name rungs nextRoles effectiveOn");
            case AlertPolicySet _ ->
                facts("version terms decisionWithinDays setBy effectiveOn").restricted("reason");
        };
    }

    private static FieldAudiences facts(String fields) {
        return FieldAudiences.facts(fields);
    }
}
