package dev.assay.query.promotions;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/// A promotion case.
///
/// @param overdue whether an open case has passed the day by which a decision is expected
/// @param end how it was decided, withdrawn or became void; absent while it is open
/// @param version the version of the engineer at its last change
@JsonInclude(JsonInclude.Include.NON_NULL)
record PromotionCase(
        UUID id,
        UUID engineerId,
        CaseState state,
        String fromRoleId,
        String targetRoleId,
        UUID proposedBy,
        LocalDate proposedOn,
        Instant proposedAt,
        String reason,
        @Nullable String exception,
        LocalDate decisionDueOn,
        boolean overdue,
        @Nullable End end,
        long version) {

    /// @param effectiveOn the first day in the new role, or the day of the refusal or the withdrawal
    /// @param reviewOn the day from which the promotion clock runs anew after a refusal (R7)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record End(
            UUID by,
            Instant recordedAt,
            LocalDate effectiveOn,
            @Nullable String reasonCode,
            @Nullable String reason,
            @Nullable LocalDate reviewOn) {}

    static PromotionCase of(Document document, LocalDate today) {
        CaseState state = CaseState.valueOf(document.getString(PromotionsView.STATE));
        Document proposal = document.get(PromotionsView.PROPOSAL, Document.class);
        Document end = document.get(PromotionsView.END, Document.class);
        LocalDate decisionDueOn = LocalDate.parse(proposal.getString(PromotionsView.DECISION_DUE_ON));
        return new PromotionCase(
                UUID.fromString(document.getString("_id")),
                UUID.fromString(document.getString(PromotionsView.ENGINEER)),
                state,
                proposal.getString("fromRoleId"),
                proposal.getString("targetRoleId"),
                UUID.fromString(proposal.getString("by")),
                LocalDate.parse(proposal.getString("effectiveOn")),
                Instant.parse(proposal.getString("recordedAt")),
                proposal.getString("reason"),
                proposal.getString("exception"),
                decisionDueOn,
                state == CaseState.OPEN && decisionDueOn.isBefore(today),
                end == null ? null : end(end),
                document.get("version", Number.class).longValue());
    }

    private static End end(Document end) {
        String reviewOn = end.getString("reviewOn");
        return new End(
                UUID.fromString(end.getString("by")),
                Instant.parse(end.getString("recordedAt")),
                LocalDate.parse(end.getString("effectiveOn")),
                end.getString("reasonCode"),
                end.getString("reason"),
                reviewOn == null ? null : LocalDate.parse(reviewOn));
    }
}
