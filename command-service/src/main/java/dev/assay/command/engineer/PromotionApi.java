package dev.assay.command.engineer;

import dev.assay.command.access.Access;
import dev.assay.command.access.Caller;
import dev.assay.command.access.Operation;
import dev.assay.command.engineer.PromotionCommand.ApprovePromotion;
import dev.assay.command.engineer.PromotionCommand.DeclinePromotion;
import dev.assay.command.engineer.PromotionCommand.ProposePromotion;
import dev.assay.command.engineer.PromotionCommand.WithdrawPromotion;
import dev.assay.command.engineer.PromotionCommand.WithdrawalReason;
import dev.assay.command.gateway.CommandGate;
import dev.assay.command.gateway.Malformed;
import dev.assay.command.reference.Reference;
import dev.assay.domain.AlertPolicy;
import dev.assay.kit.text.Text;
import dev.assay.kit.text.TextKind;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The HTTP door of promotion cases.
@RestController
@RequestMapping("/api/engineers/{engineerId}/promotions")
class PromotionApi {

    private final Access access;
    private final CommandGate gate;
    private final Reference reference;
    private final Supplier<UUID> ids;

    PromotionApi(Access access, CommandGate gate, Reference reference, Supplier<UUID> ids) {
        this.access = access;
        this.gate = gate;
        this.reference = reference;
        this.ids = ids;
    }

    enum Decision {
        APPROVE,
        DECLINE
    }

    /// @param exception why the target is not a next role on the ladder
    /// @param effectiveOn the day of the proposal; today if absent
    record Proposal(
            @NotNull @Pattern(regexp = Limits.ROLE_ID) String targetRoleId,

            @NotBlank @Size(max = Limits.REASON) @Text(TextKind.PARAGRAPH)
            String reason,

            @Nullable @Pattern(regexp = Limits.NOT_BLANK) @Size(max = Limits.REASON) @Text(TextKind.PARAGRAPH)
            String exception,

            @Nullable @Plausible LocalDate effectiveOn) {}

    /// @param effectiveOn for an approval the first day in the new role, required; for a refusal the day of the
    /// decision, today if absent
    /// @param reviewOn when to look again; required for a refusal
    record DecisionBody(
            @NotNull Decision decision,

            @NotBlank @Size(max = Limits.REASON) @Text(TextKind.PARAGRAPH)
            String reason,

            @Nullable @Plausible LocalDate effectiveOn,
            @Nullable @Plausible LocalDate reviewOn) {}

    /// @param effectiveOn the day of the withdrawal; today if absent
    record Withdrawal(
            @NotNull WithdrawalReason reasonCode,

            @NotBlank @Size(max = Limits.REASON) @Text(TextKind.PARAGRAPH)
            String reason,

            @Nullable @Plausible LocalDate effectiveOn) {}

    @PostMapping
    ResponseEntity<byte[]> propose(Caller caller, @PathVariable UUID engineerId, @Valid @RequestBody Proposal body) {
        LocalDate effectiveOn = orToday(body.effectiveOn(), caller);
        access.check(caller, Operation.PROPOSE_PROMOTION, engineerId);
        UUID caseId = ids.get();
        ProposePromotion command = new ProposePromotion(
                engineerId,
                caseId,
                body.targetRoleId(),
                body.reason(),
                body.exception(),
                reference.nextRolesOf(engineerId, effectiveOn),
                reference.roles(),
                policy(caller),
                effectiveOn,
                caller.by());
        URI location = URI.create("/api/engineers/" + engineerId + "/promotions/" + caseId);
        return gate.create(caller, command, caseId.toString(), location);
    }

    @PostMapping("/{caseId}/decision")
    ResponseEntity<byte[]> decide(
            Caller caller,
            @PathVariable UUID engineerId,
            @PathVariable UUID caseId,
            @Valid @RequestBody DecisionBody body) {
        access.check(caller, Operation.DECIDE_PROMOTION, engineerId);
        if (body.decision() == Decision.APPROVE && body.reviewOn() != null) {
            throw new Malformed("reviewOn", "unexpected", "An approval has no review date.");
        }
        PromotionCommand command =
                switch (body.decision()) {
                    case APPROVE ->
                        new ApprovePromotion(
                                engineerId,
                                caseId,
                                body.reason(),
                                managersAbove(caller),
                                required("effectiveOn", body.effectiveOn()),
                                caller.by());
                    case DECLINE ->
                        new DeclinePromotion(
                                engineerId,
                                caseId,
                                body.reason(),
                                required("reviewOn", body.reviewOn()),
                                managersAbove(caller),
                                policy(caller),
                                orToday(body.effectiveOn(), caller),
                                caller.by());
                };
        return gate.accept(caller, command, caseId.toString());
    }

    @PostMapping("/{caseId}/withdrawal")
    ResponseEntity<byte[]> withdraw(
            Caller caller,
            @PathVariable UUID engineerId,
            @PathVariable UUID caseId,
            @Valid @RequestBody Withdrawal body) {
        access.check(caller, Operation.WITHDRAW_PROMOTION, engineerId);
        WithdrawPromotion command = new WithdrawPromotion(
                engineerId,
                caseId,
                body.reasonCode(),
                body.reason(),
                managersAbove(caller),
                policy(caller),
                orToday(body.effectiveOn(), caller),
                caller.by());
        return gate.accept(caller, command, caseId.toString());
    }

    private static LocalDate required(String field, @Nullable LocalDate day) {
        if (day == null) {
            throw new Malformed(field, "required", "This decision needs the date.");
        }
        return day;
    }

    private List<UUID> managersAbove(Caller caller) {
        return reference.reportingLine(caller.id(), caller.by().today());
    }

    private AlertPolicy policy(Caller caller) {
        return reference.alertPolicy(caller.by().today());
    }

    private static LocalDate orToday(@Nullable LocalDate day, Caller caller) {
        return day == null ? caller.by().today() : day;
    }
}
