package dev.assay.command.framework;

import dev.assay.command.By;
import dev.assay.command.Command;
import dev.assay.events.Streams;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What can be asked of one role.
public sealed interface RoleCommand extends Command {

    RoleId role();

    @Override
    default String stream() {
        return Streams.role(role().value());
    }

    /// Answered with a [RoleFramework.Imported].
    ///
    /// @param importId becomes the import's id unless the role already holds this document
    /// @param contentHash SHA-256 of the document's bytes, in hex
    record DraftRoleVersion(RoleId role, UUID importId, String title, String contentHash, RolePart part, By by)
            implements RoleCommand {}

    /// @param effectiveOn first day of use; today when absent
    record PublishRoleVersion(
            RoleId role, int version, @Nullable LocalDate effectiveOn, By by) implements RoleCommand {}
}
