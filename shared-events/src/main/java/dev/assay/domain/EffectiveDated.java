package dev.assay.domain;

import java.time.LocalDate;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/// A value that holds from a day on, until a later one takes its place.
///
/// The one rule for everything that is dated: of several values the latest by date holds; of several for one day, the
/// one recorded last.
///
/// @param from the first day on which it holds
public record EffectiveDated<T>(T value, LocalDate from) {

    /// The value that holds on a day; empty before the first.
    ///
    /// @param recorded in the order of recording
    public static <T> Optional<EffectiveDated<T>> on(List<EffectiveDated<T>> recorded, LocalDate day) {
        EffectiveDated<T> found = null;
        for (EffectiveDated<T> dated : recorded) {
            if (!dated.from.isAfter(day) && (found == null || !dated.from.isBefore(found.from))) {
                found = dated;
            }
        }
        return Optional.ofNullable(found);
    }

    /// What holds from which day on.
    ///
    /// @param recorded in the order of recording
    public static <T> NavigableMap<LocalDate, T> byDay(List<EffectiveDated<T>> recorded) {
        NavigableMap<LocalDate, T> byDay = new TreeMap<>();
        recorded.forEach(dated -> byDay.put(dated.from, dated.value));
        return byDay;
    }
}
