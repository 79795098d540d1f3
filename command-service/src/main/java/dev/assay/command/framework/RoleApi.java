package dev.assay.command.framework;

import dev.assay.command.access.Access;
import dev.assay.command.access.Caller;
import dev.assay.command.access.Operation;
import dev.assay.command.framework.RoleCommand.PublishRoleVersion;
import dev.assay.command.gateway.CommandGate;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// The door to the versions of roles.
@RestController
class RoleApi {

    private final Access access;
    private final CommandGate gate;

    RoleApi(Access access, CommandGate gate) {
        this.access = access;
        this.gate = gate;
    }

    /// @param effectiveOn first day of use, ISO-8601; today when absent
    record Publication(@Nullable LocalDate effectiveOn) {}

    @PostMapping("/api/roles/{roleId}/versions/{version}/publication")
    ResponseEntity<byte[]> publish(
            Caller caller,
            @PathVariable String roleId,
            @PathVariable int version,
            @RequestBody(required = false) @Nullable Publication body) {
        access.check(caller, Operation.PUBLISH_ROLE_VERSION);
        LocalDate effectiveOn = body == null ? null : body.effectiveOn();
        return gate.accept(
                caller, new PublishRoleVersion(new RoleId(roleId), version, effectiveOn, caller.by()), roleId);
    }
}
