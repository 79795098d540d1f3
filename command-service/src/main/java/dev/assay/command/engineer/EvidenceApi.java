package dev.assay.command.engineer;

import dev.assay.command.access.Access;
import dev.assay.command.access.Caller;
import dev.assay.command.access.Operation;
import dev.assay.command.engineer.EvidenceCommand.Kind;
import dev.assay.command.engineer.EvidenceCommand.RecordEvidence;
import dev.assay.command.engineer.EvidenceCommand.Side;
import dev.assay.command.engineer.EvidenceCommand.WithdrawEvidence;
import dev.assay.command.engineer.EvidenceCommand.WithdrawalReason;
import dev.assay.command.gateway.CommandGate;
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

/// The HTTP door of evidence.
@RestController
@RequestMapping("/api/engineers/{engineerId}/evidence")
class EvidenceApi {

    private final Access access;
    private final CommandGate gate;
    private final Supplier<UUID> ids;

    EvidenceApi(Access access, CommandGate gate, Supplier<UUID> ids) {
        this.access = access;
        this.gate = gate;
        this.ids = ids;
    }

    /// @param links absolute http(s) addresses
    /// @param cells the rubric cells that it speaks to, such as `4/High`
    /// @param effectiveOn the day of the work
    record NewEvidence(
            @NotNull Side side,
            @NotNull Kind kind,

            @NotBlank @Size(max = Limits.TEXT) @Text(TextKind.PARAGRAPH)
            String summary,

            @Nullable @Size(max = Limits.LINKS)
            List<@NotNull @Pattern(regexp = Limits.WEB_ADDRESS) @Size(max = Limits.ADDRESS) @Text(TextKind.URL) String>
                    links,

            @Nullable @Size(max = Limits.CELLS) List<@NotNull @Pattern(regexp = CellName.PATTERN) String> cells,
            @NotNull @Plausible LocalDate effectiveOn) {}

    record Withdrawal(
            @NotNull WithdrawalReason reasonCode,

            @NotBlank @Size(max = Limits.REASON) @Text(TextKind.PARAGRAPH)
            String reason) {}

    @PostMapping
    ResponseEntity<byte[]> record(Caller caller, @PathVariable UUID engineerId, @Valid @RequestBody NewEvidence body) {
        access.check(caller, Operation.RECORD_EVIDENCE, engineerId);
        UUID evidenceId = ids.get();
        RecordEvidence command = new RecordEvidence(
                engineerId,
                evidenceId,
                body.side(),
                body.kind(),
                body.summary(),
                body.links() == null ? List.of() : body.links(),
                body.cells() == null
                        ? List.of()
                        : body.cells().stream().distinct().map(CellName::parse).toList(),
                body.effectiveOn(),
                caller.by());
        URI location = URI.create("/api/engineers/" + engineerId + "/evidence/" + evidenceId);
        return gate.create(caller, command, evidenceId.toString(), location);
    }

    @PostMapping("/{evidenceId}/withdrawal")
    ResponseEntity<byte[]> withdraw(
            Caller caller,
            @PathVariable UUID engineerId,
            @PathVariable UUID evidenceId,
            @Valid @RequestBody Withdrawal body) {
        access.check(caller, Operation.WITHDRAW_EVIDENCE, engineerId);
        WithdrawEvidence command =
                new WithdrawEvidence(engineerId, evidenceId, body.reasonCode(), body.reason(), caller.by());
        return gate.accept(caller, command, evidenceId.toString());
    }
}
