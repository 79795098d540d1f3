package dev.assay.command.framework;

import dev.assay.command.By;
import dev.assay.command.Command;
import dev.assay.events.FrameworkEvent.Term;
import dev.assay.events.Streams;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What can be asked of the alert policy.
sealed interface AlertPolicyCommand extends Command {

    @Override
    default String stream() {
        return Streams.ALERT_POLICY;
    }

    /// The whole policy anew.
    ///
    /// @param decisionWithinDays days that an open proposal has
    /// @param effectiveOn first day on which it holds; today when absent
    record SetAlertPolicy(
            List<Term> terms,
            int decisionWithinDays,
            String reason,
            @Nullable LocalDate effectiveOn,
            By by) implements AlertPolicyCommand {}
}
