package dev.assay.command.engineer;

import dev.assay.command.access.Access;
import dev.assay.command.access.Caller;
import dev.assay.command.access.Operation;
import dev.assay.command.engineer.AlertCommand.AcknowledgeAlert;
import dev.assay.command.engineer.AlertCommand.EscalateAlert;
import dev.assay.command.engineer.AlertCommand.RaisePromotionAlert;
import dev.assay.command.engineer.AlertCommand.ResolveAlert;
import dev.assay.command.engineer.AlertCommand.SnoozeAlert;
import dev.assay.command.gateway.CommandGate;
import dev.assay.command.gateway.CommandGate.Answer;
import dev.assay.command.reference.Reference;
import dev.assay.domain.AlertPolicy;
import dev.assay.domain.Urgency;
import dev.assay.kit.text.Text;
import dev.assay.kit.text.TextKind;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.LocalDate;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The HTTP door of alerts: the sweep raises, escalates and resolves; people acknowledge and snooze.
@RestController
@RequestMapping("/api/engineers/{engineerId}/alerts")
class AlertApi {

    private final Access access;
    private final CommandGate gate;
    private final Reference reference;
    private final Supplier<UUID> ids;

    AlertApi(Access access, CommandGate gate, Reference reference, Supplier<UUID> ids) {
        this.access = access;
        this.gate = gate;
        this.reference = reference;
        this.ids = ids;
    }

    /// @param causeRatingId the first rating of the run that the caller saw
    record Claim(@NotNull Urgency urgency, @NotNull UUID causeRatingId) {}

    /// @param step the step to reach; absent for the next one
    record Escalation(@Nullable @Min(2) @Max(4) Integer step) {}

    record Acknowledgement(
            @Nullable @Pattern(regexp = Limits.NOT_BLANK) @Size(max = Limits.REASON) @Text(TextKind.PARAGRAPH)
            String reason) {}

    /// @param until the day on which the alert opens again
    record Snooze(
            @NotNull @Plausible LocalDate until,

            @NotBlank @Size(max = Limits.REASON) @Text(TextKind.PARAGRAPH)
            String reason) {}

    /// @param id the alert that now makes the claim
    record Raised(String id, long version) {}

    @PostMapping
    ResponseEntity<byte[]> raise(Caller caller, @PathVariable UUID engineerId, @Valid @RequestBody Claim body) {
        access.check(caller, Operation.RAISE_ALERT, engineerId);
        UUID alertId = ids.get();
        RaisePromotionAlert command = new RaisePromotionAlert(
                engineerId,
                alertId,
                body.urgency(),
                body.causeRatingId(),
                reference.nextRolesOf(engineerId, caller.by().today()),
                policy(caller),
                caller.by());
        return gate.send(caller, command, RaisedAlert.class, raised -> answer(engineerId, alertId, raised));
    }

    /// 201 for a new alert, 200 for one that already makes the claim.
    private static Answer answer(UUID engineerId, UUID newAlertId, RaisedAlert raised) {
        boolean created = raised.alertId().equals(newAlertId);
        @Nullable URI location = created ? URI.create("/api/engineers/" + engineerId + "/alerts/" + newAlertId) : null;
        return new Answer(location, new Raised(raised.alertId().toString(), raised.version()));
    }

    @PostMapping("/{alertId}/escalation")
    ResponseEntity<byte[]> escalate(
            Caller caller,
            @PathVariable UUID engineerId,
            @PathVariable UUID alertId,
            @Valid @RequestBody(required = false) @Nullable Escalation body) {
        access.check(caller, Operation.ESCALATE_ALERT, engineerId);
        @Nullable Integer step = body == null ? null : body.step();
        EscalateAlert command = new EscalateAlert(engineerId, alertId, step, policy(caller), caller.by());
        return gate.accept(caller, command, alertId.toString());
    }

    @PostMapping("/{alertId}/resolution")
    ResponseEntity<byte[]> resolve(Caller caller, @PathVariable UUID engineerId, @PathVariable UUID alertId) {
        access.check(caller, Operation.RESOLVE_ALERT, engineerId);
        return gate.accept(caller, new ResolveAlert(engineerId, alertId, caller.by()), alertId.toString());
    }

    @PostMapping("/{alertId}/acknowledgement")
    ResponseEntity<byte[]> acknowledge(
            Caller caller,
            @PathVariable UUID engineerId,
            @PathVariable UUID alertId,
            @Valid @RequestBody(required = false) @Nullable Acknowledgement body) {
        access.check(caller, Operation.ACKNOWLEDGE_ALERT, engineerId);
        @Nullable String reason = body == null ? null : body.reason();
        return gate.accept(caller, new AcknowledgeAlert(engineerId, alertId, reason, caller.by()), alertId.toString());
    }

    @PostMapping("/{alertId}/snooze")
    ResponseEntity<byte[]> snooze(
            Caller caller, @PathVariable UUID engineerId, @PathVariable UUID alertId, @Valid @RequestBody Snooze body) {
        access.check(caller, Operation.SNOOZE_ALERT, engineerId);
        SnoozeAlert command = new SnoozeAlert(engineerId, alertId, body.until(), body.reason(), caller.by());
        return gate.accept(caller, command, alertId.toString());
    }

    private AlertPolicy policy(Caller caller) {
        return reference.alertPolicy(caller.by().today());
    }
}
