package dev.assay.query.history;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/// A value that holds from a day on, until a later one takes its place.
///
/// @param from the first day on which it holds
/// @param version the version of the event that said so; of two values from the same day the later recorded one holds
public record Dated<T>(T value, LocalDate from, long version) {

    /// The value that holds on a day; empty before the first.
    public static <T> Optional<T> on(Collection<Dated<T>> history, LocalDate day) {
        return history.stream()
                .filter(dated -> !dated.from().isAfter(day))
                .max(Comparator.<Dated<T>, LocalDate>comparing(Dated::from).thenComparing(Dated::version))
                .map(Dated::value);
    }
}
