package dev.assay.command.probe;

import dev.assay.command.access.Caller;
import dev.assay.command.gateway.CommandGate;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.net.URI;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// The probe's door.
@RestController
class ProbeApi {

    private final CommandGate gate;

    ProbeApi(CommandGate gate) {
        this.gate = gate;
    }

    record Body(
            @NotBlank String name,
            @Nullable LocalDate on,
            @Nullable Integer count) {}

    @PostMapping("/api/probes/{id}")
    ResponseEntity<byte[]> rename(Caller caller, @PathVariable String id, @Valid @RequestBody Body body) {
        return gate.create(
                caller,
                new ProbeCommand("ladders/" + id, body.name(), caller.by()),
                id,
                URI.create("/api/probes/" + id));
    }
}
