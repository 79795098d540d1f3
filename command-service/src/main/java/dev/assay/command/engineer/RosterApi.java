package dev.assay.command.engineer;

import dev.assay.command.access.Access;
import dev.assay.command.access.Caller;
import dev.assay.command.access.Operation;
import dev.assay.command.engineer.RosterCommand.AssignManager;
import dev.assay.command.engineer.RosterCommand.NewManager;
import dev.assay.command.engineer.RosterCommand.RecordDeparture;
import dev.assay.command.engineer.RosterCommand.RegisterEngineer;
import dev.assay.command.gateway.CommandGate;
import dev.assay.command.reference.Organisation;
import dev.assay.command.reference.Reference;
import dev.assay.kit.text.Text;
import dev.assay.kit.text.TextKind;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
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
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The roster's HTTP door.
@RestController
@RequestMapping("/api/engineers")
class RosterApi {

    private final Access access;
    private final CommandGate gate;
    private final ManagerLookup managers;
    private final Reference reference;
    private final Supplier<UUID> ids;

    RosterApi(Access access, CommandGate gate, Organisation organisation, Reference reference, Supplier<UUID> ids) {
        this.access = access;
        this.gate = gate;
        this.managers = new ManagerLookup(organisation);
        this.reference = reference;
        this.ids = ids;
    }

    /// @param engineerId the `sub` of the person's tokens; absent for somebody who never signs in
    /// @param managerId absent for the head of the organisation
    /// @param effectiveOn the first day
    record Registration(
            @Nullable UUID engineerId,

            @NotBlank @Size(max = Limits.NAME) @Text(TextKind.NAME)
            String name,

            @NotBlank @Email @Size(max = Limits.EMAIL) @Text(TextKind.EMAIL)
            String email,

            @NotNull @Pattern(regexp = Limits.ROLE_ID) String roleId,
            @Nullable UUID managerId,
            @NotNull @Plausible LocalDate effectiveOn) {}

    record NewManagerBody(
            @NotNull UUID managerId,

            @Nullable @Pattern(regexp = Limits.NOT_BLANK) @Size(max = Limits.REASON) @Text(TextKind.PARAGRAPH)
            String reason,

            @NotNull @Plausible LocalDate effectiveOn) {}

    /// @param effectiveOn the first day on which the engineer no longer works here
    record Departure(
            @Nullable @Pattern(regexp = Limits.NOT_BLANK) @Size(max = Limits.REASON) @Text(TextKind.PARAGRAPH)
            String reason,

            @NotNull @Plausible LocalDate effectiveOn) {}

    @PostMapping
    ResponseEntity<byte[]> register(Caller caller, @Valid @RequestBody Registration body) {
        UUID engineerId = body.engineerId() == null ? ids.get() : body.engineerId();
        access.check(caller, Operation.REGISTER_ENGINEER, engineerId);
        @Nullable
        NewManager manager =
                body.managerId() == null ? null : managers.find(body.managerId(), body.effectiveOn(), caller);
        RegisterEngineer command = new RegisterEngineer(
                engineerId,
                body.name(),
                body.email(),
                body.roleId(),
                manager,
                reference.roles(),
                body.effectiveOn(),
                caller.by());
        return gate.create(caller, command, engineerId.toString(), URI.create("/api/engineers/" + engineerId));
    }

    @PutMapping("/{engineerId}/manager")
    ResponseEntity<byte[]> assignManager(
            Caller caller, @PathVariable UUID engineerId, @Valid @RequestBody NewManagerBody body) {
        access.check(caller, Operation.ASSIGN_MANAGER, engineerId);
        AssignManager command = new AssignManager(
                engineerId,
                managers.find(body.managerId(), body.effectiveOn(), caller),
                body.reason(),
                body.effectiveOn(),
                caller.by());
        return gate.accept(caller, command, engineerId.toString());
    }

    @PostMapping("/{engineerId}/departure")
    ResponseEntity<byte[]> recordDeparture(
            Caller caller, @PathVariable UUID engineerId, @Valid @RequestBody Departure body) {
        access.check(caller, Operation.RECORD_DEPARTURE, engineerId);
        RecordDeparture command = new RecordDeparture(engineerId, body.reason(), body.effectiveOn(), caller.by());
        return gate.accept(caller, command, engineerId.toString());
    }
}
