package dev.assay.command.reference;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An engineer's place in the organisation on a day.
///
/// @param known whether that person is on the roster at all
/// @param roleId the role held; absent before the registration
/// @param rubricVersion the version of the role's rubric that holds (R1); absent if none was published by then
/// @param reportingLine the managers above, the direct one first
/// @param lineToday the managers above today
/// @param callerLeft whether who asks has left the organisation; never of somebody who is not on the roster
public record Standing(
        boolean known,
        @Nullable String roleId,
        @Nullable Integer rubricVersion,
        List<UUID> reportingLine,
        List<UUID> lineToday,
        boolean callerLeft) {}
