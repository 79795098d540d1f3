package dev.assay.command.engineer;

import dev.assay.command.engineer.CellName.Band;
import dev.assay.command.engineer.RatingCommand.Assessment;
import dev.assay.command.engineer.RatingCommand.CorrectionReason;
import dev.assay.command.engineer.RatingCommand.RevisionReason;
import dev.assay.kit.text.Text;
import dev.assay.kit.text.TextKind;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a request must say to judge: the same for a new rating, a revision and a correction.
///
/// `rubricVersion` is absent for the rubric in force on `effectiveOn`. `confidence` is 0 to 100. `effectiveOn` is the
/// day from which the rating holds; a correction repeats that of the rating it corrects.
sealed interface RatingBody {

    Integer level();

    Band band();

    @Nullable
    Integer rubricVersion();

    Integer confidence();

    String rationale();

    @Nullable
    List<UUID> evidenceIds();

    @Nullable
    List<String> dampenersConsidered();

    LocalDate periodFrom();

    LocalDate periodTo();

    LocalDate effectiveOn();

    default Assessment toAssessment() {
        List<UUID> cited = evidenceIds();
        List<String> dampeners = dampenersConsidered();
        return new Assessment(
                new CellName(level(), band()),
                confidence(),
                rationale(),
                cited == null ? List.of() : cited.stream().distinct().toList(),
                dampeners == null ? List.of() : dampeners,
                periodFrom(),
                periodTo());
    }

    record NewRating(
            @NotNull @Min(1) @Max(5) Integer level,
            @NotNull Band band,
            @Nullable @Min(1) Integer rubricVersion,
            @NotNull @Min(0) @Max(100) Integer confidence,

            @NotBlank @Size(max = Limits.TEXT) @Text(TextKind.PARAGRAPH)
            String rationale,

            @Nullable @Size(max = Limits.CITED) List<@NotNull UUID> evidenceIds,

            @Nullable @Size(max = Limits.DAMPENERS)
            List<@NotBlank @Size(max = Limits.REASON) @Text(TextKind.PARAGRAPH) String> dampenersConsidered,

            @NotNull @Plausible LocalDate periodFrom,
            @NotNull @Plausible LocalDate periodTo,
            @NotNull @Plausible LocalDate effectiveOn)
            implements RatingBody {}

    record Revision(
            @NotNull @Min(1) @Max(5) Integer level,
            @NotNull Band band,
            @Nullable @Min(1) Integer rubricVersion,
            @NotNull @Min(0) @Max(100) Integer confidence,

            @NotBlank @Size(max = Limits.TEXT) @Text(TextKind.PARAGRAPH)
            String rationale,

            @Nullable @Size(max = Limits.CITED) List<@NotNull UUID> evidenceIds,

            @Nullable @Size(max = Limits.DAMPENERS)
            List<@NotBlank @Size(max = Limits.REASON) @Text(TextKind.PARAGRAPH) String> dampenersConsidered,

            @NotNull @Plausible LocalDate periodFrom,
            @NotNull @Plausible LocalDate periodTo,
            @NotNull @Plausible LocalDate effectiveOn,
            @NotNull RevisionReason reasonCode,

            @NotBlank @Size(max = Limits.REASON) @Text(TextKind.PARAGRAPH)
            String reason)
            implements RatingBody {}

    record Correction(
            @NotNull @Min(1) @Max(5) Integer level,
            @NotNull Band band,
            @Nullable @Min(1) Integer rubricVersion,
            @NotNull @Min(0) @Max(100) Integer confidence,

            @NotBlank @Size(max = Limits.TEXT) @Text(TextKind.PARAGRAPH)
            String rationale,

            @Nullable @Size(max = Limits.CITED) List<@NotNull UUID> evidenceIds,

            @Nullable @Size(max = Limits.DAMPENERS)
            List<@NotBlank @Size(max = Limits.REASON) @Text(TextKind.PARAGRAPH) String> dampenersConsidered,

            @NotNull @Plausible LocalDate periodFrom,
            @NotNull @Plausible LocalDate periodTo,
            @NotNull @Plausible LocalDate effectiveOn,
            @NotNull CorrectionReason reasonCode,

            @NotBlank @Size(max = Limits.REASON) @Text(TextKind.PARAGRAPH)
            String reason)
            implements RatingBody {}
}
