package dev.assay.command.framework;

import dev.assay.command.access.Access;
import dev.assay.command.access.Caller;
import dev.assay.command.access.Operation;
import dev.assay.command.framework.AlertPolicyCommand.SetAlertPolicy;
import dev.assay.command.gateway.CommandGate;
import dev.assay.events.FrameworkEvent.Term;
import dev.assay.events.Streams;
import dev.assay.kit.text.Text;
import dev.assay.kit.text.TextKind;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// The door to the alert policy.
@RestController
class AlertPolicyApi {

    private final Access access;
    private final CommandGate gate;

    AlertPolicyApi(Access access, CommandGate gate) {
        this.access = access;
        this.gate = gate;
    }

    record PolicyBody(
            @NotNull @Size(max = 20) List<@NotNull @Valid TermBody> terms,
            @NotNull Integer decisionWithinDays,

            @NotBlank @Size(max = 2000) @Text(TextKind.PARAGRAPH)
            String reason,

            @Nullable LocalDate effectiveOn) {}

    record TermBody(
            @NotBlank @Size(max = 50) @Text(TextKind.CODE) String urgency,
            @NotNull Integer proposalWithinDays,
            @NotBlank @Size(max = 50) @Text(TextKind.CODE) String severity,
            @NotNull Integer escalateAfterDays) {}

    @PutMapping("/api/alert-policy")
    ResponseEntity<byte[]> set(Caller caller, @Valid @RequestBody PolicyBody body) {
        access.check(caller, Operation.SET_ALERT_POLICY);
        SetAlertPolicy command = new SetAlertPolicy(
                body.terms().stream()
                        .map(term -> new Term(
                                term.urgency(), term.proposalWithinDays(), term.severity(), term.escalateAfterDays()))
                        .toList(),
                body.decisionWithinDays(),
                body.reason(),
                body.effectiveOn(),
                caller.by());
        return gate.accept(caller, command, Streams.ALERT_POLICY);
    }
}
