package dev.assay.command.access;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// Default deny: an operation is allowed only by a line of the table.
public interface Access {

    /// For operations that concern no engineer.
    ///
    /// @throws Denied if no role of the caller may
    void check(Caller caller, Operation operation);

    /// For operations on one engineer: managers and directors only within their reporting line, engineers only
    /// themselves.
    ///
    /// @param on the day whose reporting line counts
    /// @throws Denied if no role of the caller may, or none for this engineer
    void check(Caller caller, Operation operation, UUID engineerId, LocalDate on);

    /// As above, for who knows the engineer's managers on the day already.
    ///
    /// @param reportingLine the direct manager first
    void check(Caller caller, Operation operation, UUID engineerId, List<UUID> reportingLine);
}
