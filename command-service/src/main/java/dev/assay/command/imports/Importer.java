package dev.assay.command.imports;

import dev.assay.command.framework.RoleId;
import dev.assay.command.framework.RolePart;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// From the bytes of a document to what it says about which role; all of it or nothing.
final class Importer {

    private static final String UNREADABLE = "import.document-unreadable";

    private Importer() {}

    /// @param roleId what the caller says the document is about; otherwise the document must tell
    /// @param roleWithTitle the role that bears a title, ignoring case
    /// @throws ImportRefused with every error that was found
    static Reading read(byte[] bytes, @Nullable String roleId, Function<String, Optional<String>> roleWithTitle) {
        Findings findings = new Findings();
        String text = SourceText.decode(bytes, findings);
        Format format = format(text);
        SourceText source = SourceText.of(text, findings);
        Content content = format == Format.ROLE_ARCHETYPE
                ? ArchetypeParser.parse(source, findings)
                : RubricParser.parse(source, findings);
        String role = role(content, roleId, roleWithTitle, findings);
        findings.refuseIfAny(UNREADABLE, "The document cannot be imported; nothing of it was.");
        return new Reading(new RoleId(role), content.title(), sha256(bytes), content.part(), findings.warnings());
    }

    private static Format format(String text) {
        if (text.isBlank()) {
            throw new ImportRefused("import.document-empty", "The document is empty.", List.of());
        }
        Format format = Format.of(text)
                .orElseThrow(() -> new ImportRefused(
                        "import.format-unknown",
                        "The document is none of: "
                                + Stream.of(Format.values())
                                        .map(known -> known.label)
                                        .collect(Collectors.joining(", "))
                                + ".",
                        List.of()));
        if (format != Format.ROLE_ARCHETYPE && format != Format.RUBRIC) {
            throw new ImportRefused(
                    "import.format-not-supported-yet",
                    "The document is " + format.label + ", which cannot be imported yet.",
                    List.of());
        }
        return format;
    }

    private static String role(
            Content content,
            @Nullable String roleId,
            Function<String, Optional<String>> roleWithTitle,
            Findings findings) {
        if (roleId != null) {
            if (!RoleId.isWellFormed(roleId)) {
                findings.errorInField(
                        "roleId",
                        "import.role-id-malformed",
                        "A role id is a letter, then letters, digits and hyphens, 50 characters at most.");
            }
            return roleId;
        }
        if (content.title().isEmpty() || content.title().length() > Content.MAX_TITLE_LENGTH) {
            // An error already, and not worth looking for.
            return "";
        }
        return switch (content.part()) {
            case RolePart.OfArchetype(var archetype) ->
                spelledCode(
                        content.title(),
                        archetype.ladder().stream().flatMap(List::stream).toList(),
                        findings);
            case RolePart.OfRubric _ ->
                roleWithTitle.apply(content.title()).orElseGet(() -> slug(content.title(), findings));
        };
    }

    private static String spelledCode(String title, List<String> codes, Findings findings) {
        List<String> spelled = RoleNames.spelledBy(title, codes);
        if (spelled.size() != 1) {
            findings.errorInField(
                    "roleId",
                    "import.role-id-needed",
                    spelled.isEmpty()
                            ? "The title spells none of the document's role codes: name the role by `roleId`."
                            : "The title spells " + String.join(" and ", spelled) + ": name the role by `roleId`.");
            return "";
        }
        return spelled.getFirst();
    }

    private static String slug(String title, Findings findings) {
        String slug = RoleNames.slug(title);
        if (slug.isEmpty()) {
            findings.errorInField(
                    "roleId", "import.role-id-needed", "The title makes no role id: name the role by `roleId`.");
        } else {
            findings.warn(
                    null,
                    "import.role-new",
                    "No role bears this title; `" + slug + "` is its id unless `roleId` names another.");
        }
        return slug;
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
