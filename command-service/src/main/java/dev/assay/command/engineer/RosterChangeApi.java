package dev.assay.command.engineer;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.assay.command.access.Access;
import dev.assay.command.access.Caller;
import dev.assay.command.access.Operation;
import dev.assay.command.engineer.RatingCommand.Outcome;
import dev.assay.command.engineer.RosterCommand.ChangeDetails;
import dev.assay.command.engineer.RosterCommand.ChangeRole;
import dev.assay.command.engineer.RosterCommand.CorrectDeparture;
import dev.assay.command.engineer.RosterCommand.DepartureCorrection;
import dev.assay.command.engineer.RosterCommand.RehireEngineer;
import dev.assay.command.engineer.RosterCommand.ReviewRosterChange;
import dev.assay.command.gateway.CommandGate;
import dev.assay.command.gateway.CommandGate.Answer;
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

/// The HTTP door of those changes of the roster that may need a second person, and of a person's details.
@RestController
@RequestMapping("/api/engineers/{engineerId}")
class RosterChangeApi {

    private final Access access;
    private final CommandGate gate;
    private final Organisation organisation;
    private final Reference reference;
    private final ManagerLookup managers;
    private final Supplier<UUID> ids;

    RosterChangeApi(
            Access access, CommandGate gate, Organisation organisation, Reference reference, Supplier<UUID> ids) {
        this.access = access;
        this.gate = gate;
        this.organisation = organisation;
        this.reference = reference;
        this.managers = new ManagerLookup(organisation);
        this.ids = ids;
    }

    record NewRoleBody(
            @NotNull @Pattern(regexp = Limits.ROLE_ID) String roleId,

            @NotBlank @Size(max = Limits.REASON) @Text(TextKind.PARAGRAPH)
            String reason,

            @NotNull @Plausible LocalDate effectiveOn) {}

    /// @param correctedTo the first day on which the engineer no longer works here; absent if they stay
    record Correction(
            @Nullable @Plausible LocalDate correctedTo,
            @NotNull DepartureCorrection reasonCode,

            @NotBlank @Size(max = Limits.REASON) @Text(TextKind.PARAGRAPH)
            String reason) {}

    /// @param managerId absent for the head of the organisation
    record Rehire(
            @NotNull @Pattern(regexp = Limits.ROLE_ID) String roleId,
            @Nullable UUID managerId,

            @NotBlank @Size(max = Limits.REASON) @Text(TextKind.PARAGRAPH)
            String reason,

            @NotNull @Plausible LocalDate effectiveOn) {}

    record Details(
            @NotBlank @Size(max = Limits.NAME) @Text(TextKind.NAME)
            String name,

            @NotBlank @Email @Size(max = Limits.EMAIL) @Text(TextKind.EMAIL)
            String email,

            @Nullable @Pattern(regexp = Limits.NOT_BLANK) @Size(max = Limits.REASON) @Text(TextKind.PARAGRAPH)
            String reason) {}

    record Review(
            @NotNull Outcome outcome,

            @Nullable @Pattern(regexp = Limits.NOT_BLANK) @Size(max = Limits.REASON) @Text(TextKind.PARAGRAPH)
            String reason) {}

    /// @param waitingChangeId under which a second person reviews the change; absent if it holds
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Changed(UUID id, long version, @Nullable UUID waitingChangeId) {}

    @PutMapping("/role")
    ResponseEntity<byte[]> changeRole(
            Caller caller, @PathVariable UUID engineerId, @Valid @RequestBody NewRoleBody body) {
        access.check(caller, Operation.CHANGE_ROLE, engineerId);
        return send(
                caller,
                new ChangeRole(
                        engineerId,
                        ids.get(),
                        body.roleId(),
                        body.reason(),
                        reference.roles(),
                        body.effectiveOn(),
                        caller.by()));
    }

    @PostMapping("/departure/correction")
    ResponseEntity<byte[]> correctDeparture(
            Caller caller, @PathVariable UUID engineerId, @Valid @RequestBody Correction body) {
        access.check(caller, Operation.CORRECT_DEPARTURE, engineerId);
        return send(
                caller,
                new CorrectDeparture(
                        engineerId,
                        ids.get(),
                        body.correctedTo(),
                        body.reasonCode(),
                        body.reason(),
                        reference.alertPolicy(caller.by().today()),
                        caller.by()));
    }

    @PostMapping("/rehire")
    ResponseEntity<byte[]> rehire(Caller caller, @PathVariable UUID engineerId, @Valid @RequestBody Rehire body) {
        access.check(caller, Operation.REHIRE_ENGINEER, engineerId);
        return send(
                caller,
                new RehireEngineer(
                        engineerId,
                        ids.get(),
                        body.roleId(),
                        body.managerId() == null ? null : managers.find(body.managerId(), body.effectiveOn(), caller),
                        body.reason(),
                        reference.roles(),
                        body.effectiveOn(),
                        caller.by()));
    }

    @PutMapping("/details")
    ResponseEntity<byte[]> changeDetails(
            Caller caller, @PathVariable UUID engineerId, @Valid @RequestBody Details body) {
        access.check(caller, Operation.CHANGE_DETAILS, engineerId);
        ChangeDetails command = new ChangeDetails(engineerId, body.name(), body.email(), body.reason(), caller.by());
        return gate.accept(caller, command, engineerId.toString());
    }

    @PostMapping("/roster-changes/{changeId}/second-review")
    ResponseEntity<byte[]> review(
            Caller caller,
            @PathVariable UUID engineerId,
            @PathVariable UUID changeId,
            @Valid @RequestBody Review body) {
        access.check(caller, Operation.REVIEW_ROSTER_CHANGE, engineerId);
        ReviewRosterChange command = new ReviewRosterChange(
                engineerId,
                changeId,
                body.outcome(),
                body.reason(),
                organisation
                        .requestedManager(engineerId, changeId)
                        .map(requested -> managers.find(requested.managerId(), requested.effectiveOn(), caller))
                        .orElse(null),
                reference.roles(),
                reference.alertPolicy(caller.by().today()),
                caller.by());
        return gate.accept(caller, command, changeId.toString());
    }

    private ResponseEntity<byte[]> send(Caller caller, RosterCommand command) {
        return gate.send(
                caller,
                command,
                ChangedRoster.class,
                changed -> new Answer(null, new Changed(command.engineerId(), changed.version(), changed.waiting())));
    }
}
