package dev.assay.command.access;

import dev.assay.command.reference.Standing;
import java.util.UUID;

/// Default deny: an operation is allowed only by a line of the table, and only to people who still work here.
public interface Access {

    /// For operations that concern no engineer.
    ///
    /// @throws Denied if no role of the caller may
    void check(Caller caller, Operation operation);

    /// For operations on one engineer: managers and directors only within today's reporting line, engineers only
    /// themselves.
    ///
    /// @throws Denied if no role of the caller may, or none for this engineer
    void check(Caller caller, Operation operation, UUID engineerId);

    /// As above, for who has looked at the engineer and the caller already. A new rating is for those who were above
    // the
    /// engineer on the day of the standing (R9), everything else for those who are today (R24).
    void check(Caller caller, Operation operation, UUID engineerId, Standing standing);
}
