package dev.assay.command.history.rows;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.assay.command.engineer.CellName;
import dev.assay.command.engineer.EvidenceCommand.Kind;
import dev.assay.command.engineer.EvidenceCommand.Side;
import dev.assay.command.engineer.Limits;
import dev.assay.command.engineer.Plausible;
import dev.assay.kit.text.Text;
import dev.assay.kit.text.TextKind;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One row of an import: one fact with the day from which it held.
///
/// People and evidence are named either by their id or by the name that the old system gave them, never by both.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Row.OfEngineer.class, name = "engineer"),
    @JsonSubTypes.Type(value = Row.OfEvidence.class, name = "evidence"),
    @JsonSubTypes.Type(value = Row.OfRating.class, name = "rating")
})
public sealed interface Row {

    /// The longest name that another system may have for anything.
    int EXTERNAL_ID = 200;

    @Nullable
    UUID engineerId();

    @Nullable
    String engineerExternalId();

    LocalDate effectiveOn();

    /// Somebody joined; as a registration over HTTP.
    ///
    /// @param effectiveOn the first day
    record OfEngineer(
            @Nullable UUID engineerId,

            @Nullable @Pattern(regexp = Limits.NOT_BLANK) @Size(max = EXTERNAL_ID) @Text(TextKind.CODE)
            String engineerExternalId,

            @NotBlank @Size(max = Limits.NAME) @Text(TextKind.NAME)
            String name,

            @NotBlank @Email @Size(max = Limits.EMAIL) @Text(TextKind.EMAIL)
            String email,

            @NotNull @Pattern(regexp = Limits.ROLE_ID) String roleId,
            @Nullable UUID managerId,

            @Nullable @Pattern(regexp = Limits.NOT_BLANK) @Size(max = EXTERNAL_ID) @Text(TextKind.CODE)
            String managerExternalId,

            @NotNull @Plausible LocalDate effectiveOn)
            implements Row {}

    /// A fact about somebody's work.
    ///
    /// @param externalId what the old system called this evidence, so that ratings can cite it
    /// @param recordedById who put it on record there; absent with its pair for the importing person
    record OfEvidence(
            @Nullable UUID engineerId,

            @Nullable @Pattern(regexp = Limits.NOT_BLANK) @Size(max = EXTERNAL_ID) @Text(TextKind.CODE)
            String engineerExternalId,

            @Nullable @Pattern(regexp = Limits.NOT_BLANK) @Size(max = EXTERNAL_ID) @Text(TextKind.CODE)
            String externalId,

            @Nullable UUID recordedById,

            @Nullable @Pattern(regexp = Limits.NOT_BLANK) @Size(max = EXTERNAL_ID) @Text(TextKind.CODE)
            String recordedByExternalId,

            @NotNull Side side,
            @NotNull Kind evidenceKind,

            @NotBlank @Size(max = Limits.TEXT) @Text(TextKind.PARAGRAPH)
            String summary,

            @Nullable @Size(max = Limits.LINKS)
            List<@NotNull @Pattern(regexp = Limits.WEB_ADDRESS) @Size(max = Limits.ADDRESS) @Text(TextKind.URL) String>
                    links,

            @Nullable @Size(max = Limits.CELLS) List<@NotNull @Pattern(regexp = CellName.PATTERN) String> cells,
            @NotNull @Plausible LocalDate effectiveOn)
            implements Row {}

    /// A judgement.
    ///
    /// @param externalId what the old system called this rating
    /// @param raterId whose judgement it was
    /// @param cell such as `3/Mid`
    /// @param rubricVersion absent for the rubric in force on `effectiveOn`
    /// @param confidence 0 to 100
    record OfRating(
            @Nullable UUID engineerId,

            @Nullable @Pattern(regexp = Limits.NOT_BLANK) @Size(max = EXTERNAL_ID) @Text(TextKind.CODE)
            String engineerExternalId,

            @Nullable @Pattern(regexp = Limits.NOT_BLANK) @Size(max = EXTERNAL_ID) @Text(TextKind.CODE)
            String externalId,

            @Nullable UUID raterId,

            @Nullable @Pattern(regexp = Limits.NOT_BLANK) @Size(max = EXTERNAL_ID) @Text(TextKind.CODE)
            String raterExternalId,

            @NotNull @Pattern(regexp = CellName.PATTERN) String cell,
            @Nullable @Min(1) Integer rubricVersion,
            @NotNull @Min(0) @Max(100) Integer confidence,

            @NotBlank @Size(max = Limits.TEXT) @Text(TextKind.PARAGRAPH)
            String rationale,

            @Nullable @Size(max = Limits.CITED) List<@NotNull UUID> evidenceIds,

            @Nullable @Size(max = Limits.CITED)
            List<@NotBlank @Size(max = EXTERNAL_ID) @Text(TextKind.CODE) String> evidenceExternalIds,

            @Nullable @Size(max = Limits.DAMPENERS)
            List<@NotBlank @Size(max = Limits.REASON) @Text(TextKind.PARAGRAPH) String> dampenersConsidered,

            @NotNull @Plausible LocalDate periodFrom,
            @NotNull @Plausible LocalDate periodTo,
            @NotNull @Plausible LocalDate effectiveOn)
            implements Row {}
}
