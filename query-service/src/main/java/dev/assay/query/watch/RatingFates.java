package dev.assay.query.watch;

import dev.assay.query.watch.RatingFacts.Act;
import dev.assay.query.watch.Watched.Rating;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// What became of each rating of one engineer, by the acts that replaced it.
final class RatingFates {

    private final List<Rating> ratings;

    RatingFates(List<Rating> ratings) {
        this.ratings = ratings;
    }

    /// Whether the rating counts, or did for some days before its revision took hold.
    boolean counted(Rating rating) {
        if (!rating.confirmed() || rating.retracted() || corrected(rating)) {
            return false;
        }
        return !superseded(rating) || supersededFrom(rating).isAfter(rating.effectiveOn());
    }

    /// What a correction replaced was an error: it stays out, whatever becomes of the correction.
    private boolean corrected(Rating rating) {
        return confirmed(Act.CORRECTION, rating).findAny().isPresent();
    }

    private boolean superseded(Rating rating) {
        return confirmed(Act.REVISION, rating).anyMatch(revision -> !voided(revision));
    }

    /// A retraction voids a revision; so does that of the correction that took the revision's place.
    private boolean voided(Rating rating) {
        return rating.retracted() || confirmed(Act.CORRECTION, rating).anyMatch(this::voided);
    }

    /// The first day on which a revision of the rating, or a revision of that one, held in its place.
    private LocalDate supersededFrom(Rating rating) {
        return confirmed(Act.REVISION, rating)
                .filter(revision -> !revision.retracted())
                .map(revision -> superseded(revision) && !corrected(revision)
                        ? earlier(revision.effectiveOn(), supersededFrom(revision))
                        : revision.effectiveOn())
                .min(Comparator.naturalOrder())
                .orElse(LocalDate.MAX);
    }

    private Stream<Rating> confirmed(Act act, Rating replaced) {
        return ratings.stream()
                .filter(rating -> rating.act() == act
                        && rating.confirmed()
                        && replaced.id().equals(rating.replaces()));
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }
}
