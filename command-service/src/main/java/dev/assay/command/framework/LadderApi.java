package dev.assay.command.framework;

import dev.assay.command.access.Access;
import dev.assay.command.access.Caller;
import dev.assay.command.access.Operation;
import dev.assay.command.framework.LadderCommand.DefineLadder;
import dev.assay.command.gateway.CommandGate;
import dev.assay.command.reference.Reference;
import dev.assay.events.FrameworkEvent.NextRole;
import dev.assay.events.FrameworkEvent.Rung;
import dev.assay.kit.text.Text;
import dev.assay.kit.text.TextKind;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// The door to ladders.
@RestController
class LadderApi {

    private final Access access;
    private final CommandGate gate;
    private final Reference reference;

    LadderApi(Access access, CommandGate gate, Reference reference) {
        this.access = access;
        this.gate = gate;
        this.reference = reference;
    }

    record LadderBody(
            @NotBlank @Size(max = 200) @Text(TextKind.NAME) String name,
            @NotNull @Size(max = 200) List<@NotNull @Valid RungBody> rungs,
            @NotNull @Size(max = 1000) List<@NotNull @Valid NextRoleBody> nextRoles) {}

    record RungBody(
            @NotBlank @Size(max = 200) @Text(TextKind.CODE) String roleId,
            @Nullable @Size(max = 200) @Text(TextKind.NAME) String title) {}

    record NextRoleBody(
            @NotBlank @Size(max = 200) @Text(TextKind.CODE) String from,
            @NotBlank @Size(max = 200) @Text(TextKind.CODE) String to) {}

    @PutMapping("/api/ladders/{trackId}")
    ResponseEntity<byte[]> define(Caller caller, @PathVariable String trackId, @Valid @RequestBody LadderBody body) {
        access.check(caller, Operation.DEFINE_LADDER);
        DefineLadder command = new DefineLadder(
                new TrackId(trackId),
                body.name(),
                body.rungs().stream()
                        .map(rung -> new Rung(rung.roleId(), rung.title()))
                        .toList(),
                body.nextRoles().stream()
                        .map(edge -> new NextRole(edge.from(), edge.to()))
                        .toList(),
                reference.nextRolesBesides(trackId),
                caller.by());
        return gate.accept(caller, command, trackId);
    }
}
