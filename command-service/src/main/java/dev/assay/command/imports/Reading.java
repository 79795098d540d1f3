package dev.assay.command.imports;

import dev.assay.command.framework.RoleId;
import dev.assay.command.framework.RolePart;
import dev.assay.kit.http.Finding;
import java.util.List;

/// A document that was read without error.
///
/// @param contentHash SHA-256 of the bytes, in hex
record Reading(RoleId role, String title, String contentHash, RolePart part, List<Finding> warnings) {}
