package dev.assay.query.request;

import dev.assay.query.BadParameter;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/// Days (ISO-8601 dates) and instants (ISO-8601, or a date in UTC) as parameters.
public final class Times {

    /// What ISO-8601 writes with four digits: such days sort as text, and every store and clock can hold them.
    private static final int FIRST_YEAR = 1;

    private static final int LAST_YEAR = 9999;

    private Times() {}

    /// @throws BadParameter if it is not a date that exists
    public static @Nullable LocalDate day(String parameter, @Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            return inRange(LocalDate.parse(text));
        } catch (DateTimeException notADate) {
            throw new BadParameter(parameter, "date", "must be a date such as 2026-03-31");
        }
    }

    /// The instant from which on something counts: a date means the start of that day.
    ///
    /// @throws BadParameter if it is neither an instant nor a date
    public static @Nullable Instant from(String parameter, @Nullable String text) {
        return instant(parameter, text, 0);
    }

    /// The instant before which something counts: a date means the end of that day, an instant is excluded itself.
    ///
    /// @throws BadParameter if it is neither an instant nor a date
    public static @Nullable Instant until(String parameter, @Nullable String text) {
        return instant(parameter, text, 1);
    }

    /// The last instant of which the answer may know: a date means the end of that day, an instant is included.
    ///
    /// @throws BadParameter if it is neither an instant nor a date
    public static @Nullable Instant knownAt(@Nullable String text) {
        Instant end = until("knownAt", text);
        return end == null || text == null || text.indexOf('T') >= 0 ? end : end.minusNanos(1);
    }

    /// @throws BadParameter if `from` lies after `to`
    public static <T extends Comparable<? super T>> void inOrder(@Nullable T from, @Nullable T to) {
        if (from != null && to != null && from.compareTo(to) > 0) {
            throw new BadParameter("from", "range", "must not be after to");
        }
    }

    private static @Nullable Instant instant(String parameter, @Nullable String text, int plusDays) {
        if (text == null) {
            return null;
        }
        try {
            return text.indexOf('T') >= 0
                    ? inRange(Instant.parse(text))
                    : inRange(LocalDate.parse(text))
                            .plusDays(plusDays)
                            .atStartOfDay(ZoneOffset.UTC)
                            .toInstant();
        } catch (DateTimeException neither) {
            throw new BadParameter(
                    parameter,
                    "instant",
                    "must be an instant such as 2026-03-31T12:00:00Z or a date such as 2026-03-31");
        }
    }

    private static LocalDate inRange(LocalDate day) {
        if (day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR) {
            throw new DateTimeException("The year is out of range");
        }
        return day;
    }

    private static Instant inRange(Instant instant) {
        inRange(LocalDate.ofInstant(instant, ZoneOffset.UTC));
        return instant;
    }
}
