package dev.assay.command.framework;

import dev.assay.command.Rejected;
import java.time.LocalDate;

/// From which days on something about the framework may hold.
final class EffectiveDay {

    private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);

    private EffectiveDay() {}

    /// @throws Rejected `framework.effective-on-out-of-range` before the year 2000 or more than a year ahead
    static LocalDate checked(LocalDate day, LocalDate today) {
        if (day.isBefore(EARLIEST) || day.isAfter(today.plusYears(1))) {
            throw new Rejected(
                    "framework.effective-on-out-of-range",
                    "effectiveOn lies between 2000-01-01 and a year from today.");
        }
        return day;
    }
}
