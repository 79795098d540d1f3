package dev.assay.command.imports;

import dev.assay.command.access.Access;
import dev.assay.command.access.Caller;
import dev.assay.command.access.Operation;
import dev.assay.command.framework.RoleCommand.DraftRoleVersion;
import dev.assay.command.framework.RoleFramework;
import dev.assay.command.gateway.CommandGate;
import dev.assay.command.gateway.CommandGate.Answer;
import dev.assay.command.reference.Reference;
import dev.assay.kit.http.Finding;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The door for documents.
@RestController
class ImportApi {

    private final Access access;
    private final CommandGate gate;
    private final Reference reference;
    private final Supplier<UUID> ids;

    ImportApi(Access access, CommandGate gate, Reference reference, Supplier<UUID> ids) {
        this.access = access;
        this.gate = gate;
        this.reference = reference;
        this.ids = ids;
    }

    /// @param version of the role, drafted by this import or, for the same document again, by the earlier one
    record Receipt(
            UUID importId,
            String kind,
            String roleId,
            int version,
            String contentHash,
            Map<String, Integer> counts,
            List<Finding> warnings) {}

    @PostMapping(
            path = "/api/imports",
            consumes = {
                MediaType.TEXT_PLAIN_VALUE,
                MediaType.TEXT_MARKDOWN_VALUE,
                MediaType.APPLICATION_JSON_VALUE,
                MediaType.APPLICATION_OCTET_STREAM_VALUE
            })
    ResponseEntity<?> importDocument(
            Caller caller,
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestParam(required = false) @Nullable String roleId,
            @RequestBody(required = false) byte @Nullable [] document) {
        access.check(caller, Operation.IMPORT_DOCUMENT);
        Reading reading = Importer.read(document == null ? new byte[0] : document, roleId, reference::roleWithTitle);
        if (dryRun) {
            return ResponseEntity.ok(DryRun.of(reading));
        }
        UUID importId = ids.get();
        DraftRoleVersion command = new DraftRoleVersion(
                reading.role(), importId, reading.title(), reading.contentHash(), reading.part(), caller.by());
        return gate.send(
                caller, command, RoleFramework.Imported.class, imported -> answer(importId, imported, reading));
    }

    /// 201 for a new version, 200 for a document that the role holds already (R17).
    private static Answer answer(UUID importId, RoleFramework.Imported imported, Reading reading) {
        String roleId = reading.role().value();
        URI location = imported.importId().equals(importId)
                ? URI.create("/api/roles/" + roleId + "?version=" + imported.version())
                : null;
        return new Answer(
                location,
                new Receipt(
                        imported.importId(),
                        reading.part().kind(),
                        roleId,
                        imported.version(),
                        imported.contentHash(),
                        Counts.of(reading.part()),
                        reading.warnings()));
    }
}
