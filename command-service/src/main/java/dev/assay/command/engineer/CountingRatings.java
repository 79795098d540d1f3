package dev.assay.command.engineer;

import dev.assay.command.engineer.Engineer.Tenure;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Which of an engineer's ratings count. One that was revised still does for the days before its revision took hold.
final class CountingRatings {

    private final List<Rating> ratings;

    CountingRatings(List<Rating> ratings) {
        this.ratings = ratings;
    }

    /// In the order in which they took hold, up to a day; the last is in force.
    List<Rating> of(Tenure tenure, LocalDate day) {
        List<Rating> counting = new ArrayList<>(ratings.stream()
                .filter(this::counted)
                .filter(rating -> rating.roleId().equals(tenure.roleId()))
                .filter(rating -> !rating.effectiveOn().isBefore(tenure.from()))
                .filter(rating -> !rating.effectiveOn().isAfter(day))
                .sorted(Comparator.comparing(Rating::effectiveOn))
                .toList());
        while (!counting.isEmpty() && supersededOn(day, counting.getLast())) {
            counting.removeLast();
        }
        return counting;
    }

    private boolean counted(Rating rating) {
        return rating.counts() || (rating.superseded() && supersededFrom(rating).isAfter(rating.effectiveOn()));
    }

    private boolean supersededOn(LocalDate day, Rating rating) {
        return rating.superseded() && !supersededFrom(rating).isAfter(day);
    }

    /// The first day on which a revision of the rating, or a revision of that one, held in its place.
    private LocalDate supersededFrom(Rating rating) {
        return ratings.stream()
                .filter(other -> other.isRevisionOf(rating) && (other.counts() || other.replaced()))
                .map(other ->
                        other.superseded() ? earlier(other.effectiveOn(), supersededFrom(other)) : other.effectiveOn())
                .min(Comparator.naturalOrder())
                .orElse(LocalDate.MAX);
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }
}
