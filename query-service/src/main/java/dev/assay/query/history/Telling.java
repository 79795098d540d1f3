package dev.assay.query.history;

import dev.assay.domain.RatingStatus;
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
import dev.assay.events.RatingEvent.Judgement;
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
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An event in plain words, free of personal data.
///
/// @param act such as `Rating revised`
/// @param needsReview whether it counts only once a second person has agreed
/// @param from what held before: a cell, a role, a manager; absent where nothing did
/// @param to what holds now
/// @param reasonCode from the closed list of the act; absent where there is none
public record Telling(
        String act,
        boolean needsReview,
        @Nullable String from,
        @Nullable String to,
        @Nullable String reasonCode) {

    public static Telling of(AssayEvent event) {
        return switch (event) {
            case EngineerRegistered registered -> to("Engineer registered", registered.roleId());
            case ManagerAssigned assigned ->
                change("Manager assigned", text(assigned.fromManagerId()), text(assigned.managerId()));
            case RoleChanged changed -> change("Role changed", changed.fromRoleId(), changed.toRoleId());
            case EngineerDeparted departed -> to("Engineer departed", null);
            case DepartureCorrected corrected ->
                new Telling(
                        "Departure corrected",
                        false,
                        corrected.departedOn().toString(),
                        corrected.correctedTo() == null
                                ? null
                                : corrected.correctedTo().toString(),
                        corrected.reasonCode());
            case EngineerRehired rehired -> to("Engineer hired again", rehired.roleId());
            case DetailsChanged changed -> to("Details changed", null);
            case RosterChangeRequested requested ->
                new Telling("Roster change requested", true, null, requested.change(), requested.reasonCode());
            case RosterChangeReviewed reviewed ->
                to(
                        "Second review of a "
                                + reviewed.change().toLowerCase(Locale.ROOT).replace('_', ' '),
                        reviewed.outcome());

            case EvidenceRecorded recorded -> to("Evidence recorded", recorded.kind());
            case EvidenceWithdrawn withdrawn ->
                new Telling("Evidence withdrawn", false, null, null, withdrawn.reasonCode());

            case EngineerRated rated ->
                new Telling(
                        "Engineer rated",
                        !rated.reviewReasons().isEmpty(),
                        rated.fromCell(),
                        cell(rated.judgement()),
                        null);
            case RatingRevised revised ->
                new Telling(
                        "Rating revised",
                        !revised.reviewReasons().isEmpty(),
                        revised.fromCell(),
                        cell(revised.judgement()),
                        revised.reasonCode());
            case RatingCorrected corrected ->
                new Telling(
                        "Rating corrected",
                        true,
                        corrected.fromCell(),
                        cell(corrected.judgement()),
                        corrected.reasonCode());
            case RatingRetractionRequested requested ->
                new Telling("Retraction of a rating requested", false, null, null, requested.reasonCode());
            case RatingRetracted retracted ->
                new Telling("Rating retracted", false, retracted.fromCell(), null, retracted.reasonCode());
            case RatingReviewed reviewed ->
                to("Second review of a " + reviewed.act().toLowerCase(Locale.ROOT), reviewed.outcome());
            case RatingShared shared -> to("Rating shared with the engineer", null);

            case PromotionProposed proposed ->
                change("Promotion proposed", proposed.fromRoleId(), proposed.targetRoleId());
            case PromotionWithdrawn withdrawn ->
                new Telling("Promotion proposal withdrawn", false, null, null, withdrawn.reasonCode());
            case PromotionApproved approved ->
                change("Promotion approved", approved.fromRoleId(), approved.targetRoleId());
            case PromotionVoided voided ->
                new Telling("Promotion void", false, voided.targetRoleId(), null, voided.reasonCode());
            case PromotionReopened reopened -> to("Promotion open again", reopened.targetRoleId());
            case PromotionDeclined declined -> to("Promotion declined", declined.targetRoleId());

            case PromotionOverdueRaised raised -> to("Promotion-overdue alert raised", raised.severity());
            case AlertAcknowledged acknowledged -> to("Alert acknowledged", null);
            case AlertSnoozed snoozed -> to("Alert snoozed", snoozed.until().toString());
            case AlertTakenUp takenUp -> to("Alert taken up by a promotion case", null);
            case AlertClockRestarted restarted ->
                to("Promotion clock restarted", restarted.clockRestartsOn().toString());
            case AlertEscalated escalated -> to("Alert escalated", escalated.escalatedTo());
            case AlertResolved resolved -> to("Alert resolved", resolved.resolution());

            case RoleVersionDrafted drafted -> to("Role version drafted", version(drafted.roleId(), drafted.version()));
            case RoleVersionPublished published ->
                to("Role version published", version(published.roleId(), published.version()));
            case LadderDefined defined -> to("Ladder defined", defined.trackId());
            case AlertPolicySet set -> to("Alert policy set", "version " + set.version());
        };
    }

    /// What was done, in words that stay true whatever becomes of it.
    public String what() {
        return needsReview ? act + ", subject to a second review" : act;
    }

    /// What was done and whether it still waits.
    public String whatOn(RatingStatus status) {
        return status == RatingStatus.PENDING_REVIEW ? act + ", waiting for a second reviewer" : act;
    }

    private static Telling to(String what, @Nullable String to) {
        return change(what, null, to);
    }

    private static Telling change(String what, @Nullable String from, @Nullable String to) {
        return new Telling(what, false, from, to, null);
    }

    private static String cell(Judgement judgement) {
        return judgement.level() + "/" + judgement.band();
    }

    private static String version(String roleId, int version) {
        return roleId + " version " + version;
    }

    private static @Nullable String text(@Nullable UUID id) {
        return id == null ? null : id.toString();
    }
}
