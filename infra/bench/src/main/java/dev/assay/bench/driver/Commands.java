package dev.assay.bench.driver;

import dev.assay.bench.workload.Step;
import dev.assay.bench.workload.Step.Evidence;
import dev.assay.bench.workload.Step.Judged;
import dev.assay.bench.workload.Step.Rate;
import dev.assay.bench.workload.Step.Register;
import dev.assay.bench.workload.Step.Revise;
import dev.assay.bench.workload.Step.Share;
import dev.assay.bench.workload.Workload;
import dev.assay.command.By;
import dev.assay.command.Command;
import dev.assay.command.access.Caller;
import dev.assay.command.engineer.CellName;
import dev.assay.command.engineer.CellName.Band;
import dev.assay.command.engineer.EvidenceCommand;
import dev.assay.command.engineer.EvidenceCommand.RecordEvidence;
import dev.assay.command.engineer.RatingCommand.Assessment;
import dev.assay.command.engineer.RatingCommand.Facts;
import dev.assay.command.engineer.RatingCommand.RateEngineer;
import dev.assay.command.engineer.RatingCommand.ReviseRating;
import dev.assay.command.engineer.RatingCommand.RevisionReason;
import dev.assay.command.engineer.RatingCommand.ShareRating;
import dev.assay.command.engineer.RosterCommand.NewManager;
import dev.assay.command.engineer.RosterCommand.RegisterEngineer;
import dev.assay.command.gateway.CommandGate;
import dev.assay.command.reference.Reference;
import dev.assay.command.reference.ReportingLines;
import dev.assay.command.reference.RoleCatalogue;
import dev.assay.command.reference.Standing;
import dev.assay.kit.token.Role;
import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.http.ResponseEntity;

/// Sends steps as the HTTP doors do once a request is read and its caller allowed: gathers what other streams say, and
/// goes through the gate.
final class Commands {

    private final CommandGate gate;
    private final Reference reference;
    private final Supplier<UUID> ids;

    Commands(CommandGate gate, Reference reference, Supplier<UUID> ids) {
        this.gate = gate;
        this.reference = reference;
        this.ids = ids;
    }

    /// @param key the idempotency key
    /// @return what was made or changed
    UUID send(Step step, UUID callerId, String key) {
        var by = new By(callerId, LocalDate.now(ZoneOffset.UTC));
        UUID id =
                switch (step) {
                    case Register it -> it.engineerId();
                    case Share it -> it.ratingId();
                    case Evidence it -> ids.get();
                    case Rate it -> ids.get();
                    case Revise it -> ids.get();
                };
        Command command =
                switch (step) {
                    case Register it ->
                        register(it.engineerId(), it.name(), it.email(), it.managerId(), it.effectiveOn(), by);
                    case Evidence it ->
                        new RecordEvidence(
                                it.engineerId(),
                                id,
                                EvidenceCommand.Side.valueOf(it.side()),
                                EvidenceCommand.Kind.valueOf(it.kind()),
                                it.summary(),
                                List.of(),
                                it.cells().stream().map(CellName::parse).toList(),
                                it.effectiveOn(),
                                by);
                    case Rate it -> rate(it.engineerId(), id, it.judged(), it.effectiveOn(), by);
                    case Revise it ->
                        revise(it.engineerId(), id, it.ratingId(), it.judged(), it.reason(), it.effectiveOn(), by);
                    case Share it -> new ShareRating(it.engineerId(), it.ratingId(), by);
                };
        send(command, by, key, id);
        return id;
    }

    RegisterEngineer register(UUID id, String name, String email, UUID managerId, LocalDate on, By by) {
        Standing standing = reference.standing(managerId, on, by);
        var manager = new NewManager(managerId, standing.known(), !standing.callerLeft(), ReportingLines.NONE);
        return new RegisterEngineer(id, name, email, Workload.ROLE, manager, roles(), on, by);
    }

    RateEngineer rate(UUID engineerId, UUID ratingId, Judged judged, LocalDate on, By by) {
        return new RateEngineer(engineerId, ratingId, assessment(judged), facts(engineerId, on, by), on, by);
    }

    ReviseRating revise(
            UUID engineerId, UUID ratingId, UUID revised, Judged judged, String reason, LocalDate on, By by) {
        return new ReviseRating(
                engineerId,
                ratingId,
                revised,
                assessment(judged),
                RevisionReason.REASSESSMENT,
                reason,
                facts(engineerId, on, by),
                on,
                by);
    }

    RoleCatalogue roles() {
        return reference.roles();
    }

    void send(Command command, By by, String key, UUID id) {
        var caller = new Caller(by, Set.of(Role.HR, Role.MANAGER), key, key, null, null);
        ResponseEntity<byte[]> answer =
                gate.create(caller, command, id.toString(), URI.create("/api/engineers/" + command.stream()));
        if (!answer.getStatusCode().is2xxSuccessful()) {
            throw new IllegalStateException("Answered " + answer.getStatusCode());
        }
    }

    private Facts facts(UUID engineerId, LocalDate on, By by) {
        Standing standing = reference.standing(engineerId, on, by);
        String roleId = standing.roleId();
        Integer version = standing.rubricVersion();
        return new Facts(
                roleId == null || version == null
                        ? null
                        : reference.rubric(roleId, version).orElse(null),
                standing.reportingLine(),
                standing.lineToday());
    }

    private static Assessment assessment(Judged judged) {
        return new Assessment(
                new CellName(judged.level(), Band.valueOf(judged.band())),
                judged.confidence(),
                judged.rationale(),
                judged.evidenceIds(),
                List.of(),
                judged.periodFrom(),
                judged.periodTo());
    }
}
