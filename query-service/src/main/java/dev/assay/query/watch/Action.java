package dev.assay.query.watch;

import java.time.LocalDate;

/// A command that the alert policy sends.
sealed interface Action {

    /// @param causeRatingId the first rating of the run that asks for the promotion
    record Raise(String targetRoleId, Urgency urgency, String causeRatingId, LocalDate clockStartedOn)
            implements Action {}

    /// @param step the step of the escalation path to reach
    record Escalate(String alertId, int step) implements Action {}

    record Resolve(String alertId) implements Action {}
}
