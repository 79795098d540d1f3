package dev.assay.command.engineer;

import dev.assay.command.access.Access;
import dev.assay.command.access.Caller;
import dev.assay.command.access.Operation;
import dev.assay.command.engineer.RatingBody.Correction;
import dev.assay.command.engineer.RatingBody.NewRating;
import dev.assay.command.engineer.RatingBody.Revision;
import dev.assay.command.engineer.RatingCommand.CorrectRating;
import dev.assay.command.engineer.RatingCommand.Facts;
import dev.assay.command.engineer.RatingCommand.Outcome;
import dev.assay.command.engineer.RatingCommand.RateEngineer;
import dev.assay.command.engineer.RatingCommand.RetractRating;
import dev.assay.command.engineer.RatingCommand.RetractionReason;
import dev.assay.command.engineer.RatingCommand.ReviewRating;
import dev.assay.command.engineer.RatingCommand.ReviseRating;
import dev.assay.command.engineer.RatingCommand.ShareRating;
import dev.assay.command.gateway.CommandGate;
import dev.assay.command.reference.PublishedRubric;
import dev.assay.command.reference.Reference;
import dev.assay.command.reference.Standing;
import dev.assay.kit.text.Text;
import dev.assay.kit.text.TextKind;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The HTTP door of ratings. A revision and a correction answer 201 with the id of the new rating.
@RestController
@RequestMapping("/api/engineers/{engineerId}/ratings")
class RatingApi {

    private final Access access;
    private final CommandGate gate;
    private final Reference reference;
    private final Supplier<UUID> ids;

    RatingApi(Access access, CommandGate gate, Reference reference, Supplier<UUID> ids) {
        this.access = access;
        this.gate = gate;
        this.reference = reference;
        this.ids = ids;
    }

    record Retraction(
            @NotNull RetractionReason reasonCode,

            @NotBlank @Size(max = Limits.REASON) @Text(TextKind.PARAGRAPH)
            String reason) {}

    record Review(
            @NotNull Outcome outcome,

            @Nullable @Pattern(regexp = Limits.NOT_BLANK) @Size(max = Limits.REASON) @Text(TextKind.PARAGRAPH)
            String reason) {}

    @PostMapping
    ResponseEntity<byte[]> rate(Caller caller, @PathVariable UUID engineerId, @Valid @RequestBody NewRating body) {
        Standing standing = reference.standing(engineerId, body.effectiveOn(), caller.by());
        access.check(caller, Operation.RATE_ENGINEER, engineerId, standing);
        UUID ratingId = ids.get();
        RateEngineer command = new RateEngineer(
                engineerId, ratingId, body.toAssessment(), facts(standing, body), body.effectiveOn(), caller.by());
        return gate.create(caller, command, ratingId.toString(), location(engineerId, ratingId));
    }

    @PostMapping("/{ratingId}/revision")
    ResponseEntity<byte[]> revise(
            Caller caller,
            @PathVariable UUID engineerId,
            @PathVariable UUID ratingId,
            @Valid @RequestBody Revision body) {
        Standing standing = reference.standing(engineerId, body.effectiveOn(), caller.by());
        access.check(caller, Operation.REVISE_RATING, engineerId, standing);
        UUID newRatingId = ids.get();
        ReviseRating command = new ReviseRating(
                engineerId,
                newRatingId,
                ratingId,
                body.toAssessment(),
                body.reasonCode(),
                body.reason(),
                facts(standing, body),
                body.effectiveOn(),
                caller.by());
        return gate.create(caller, command, newRatingId.toString(), location(engineerId, newRatingId));
    }

    @PostMapping("/{ratingId}/correction")
    ResponseEntity<byte[]> correct(
            Caller caller,
            @PathVariable UUID engineerId,
            @PathVariable UUID ratingId,
            @Valid @RequestBody Correction body) {
        Standing standing = reference.standing(engineerId, body.effectiveOn(), caller.by());
        access.check(caller, Operation.CORRECT_RATING, engineerId, standing);
        UUID newRatingId = ids.get();
        CorrectRating command = new CorrectRating(
                engineerId,
                newRatingId,
                ratingId,
                body.toAssessment(),
                body.reasonCode(),
                body.reason(),
                rubric(standing, body),
                body.effectiveOn(),
                caller.by());
        return gate.create(caller, command, newRatingId.toString(), location(engineerId, newRatingId));
    }

    @PostMapping("/{ratingId}/retraction")
    ResponseEntity<byte[]> retract(
            Caller caller,
            @PathVariable UUID engineerId,
            @PathVariable UUID ratingId,
            @Valid @RequestBody Retraction body) {
        access.check(caller, Operation.RETRACT_RATING, engineerId);
        RetractRating command = new RetractRating(engineerId, ratingId, body.reasonCode(), body.reason(), caller.by());
        return gate.accept(caller, command, ratingId.toString());
    }

    @PostMapping("/{ratingId}/second-review")
    ResponseEntity<byte[]> review(
            Caller caller,
            @PathVariable UUID engineerId,
            @PathVariable UUID ratingId,
            @Valid @RequestBody Review body) {
        access.check(caller, Operation.REVIEW_RATING, engineerId);
        ReviewRating command = new ReviewRating(engineerId, ratingId, body.outcome(), body.reason(), caller.by());
        return gate.accept(caller, command, ratingId.toString());
    }

    @PostMapping("/{ratingId}/sharing")
    ResponseEntity<byte[]> share(Caller caller, @PathVariable UUID engineerId, @PathVariable UUID ratingId) {
        access.check(caller, Operation.SHARE_RATING, engineerId);
        return gate.accept(caller, new ShareRating(engineerId, ratingId, caller.by()), ratingId.toString());
    }

    private Facts facts(Standing standing, RatingBody body) {
        return new Facts(rubric(standing, body), standing.reportingLine(), standing.lineToday());
    }

    private @Nullable PublishedRubric rubric(Standing standing, RatingBody body) {
        String roleId = standing.roleId();
        @Nullable Integer version = body.rubricVersion() == null ? standing.rubricVersion() : body.rubricVersion();
        return roleId == null || version == null
                ? null
                : reference.rubric(roleId, version).orElse(null);
    }

    private static URI location(UUID engineerId, UUID ratingId) {
        return URI.create("/api/engineers/" + engineerId + "/ratings/" + ratingId);
    }
}
