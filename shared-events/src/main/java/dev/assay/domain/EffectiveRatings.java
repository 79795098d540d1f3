package dev.assay.domain;

import dev.assay.domain.Employment.Tenure;
import dev.assay.domain.RatingRecord.Act;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Which of an engineer's ratings count, and which is in force on a day.
///
/// Acts on what is known (review, correction, retraction) count from the beginning; a revision counts from its day.
public final class EffectiveRatings {

    private final Employment employment;
    private final List<RatingRecord> ratings;
    private final Map<UUID, List<RatingRecord>> successors = new HashMap<>();
    private final Map<UUID, Fate> fates = new HashMap<>();

    /// In the order in which they take hold.
    private final List<RatingRecord> byDay;

    /// What holds of a rating on every day.
    ///
    /// @param setAside why it counts on no day; absent if it does
    /// @param supersededFrom the first day on which a revision of it, or a revision of that one, holds in its place
    /// @param isVoid retracted, itself or what it was corrected to: a void revision supersedes nothing
    private record Fate(@Nullable RatingStatus setAside, LocalDate supersededFrom, boolean isVoid) {}

    /// @param ratings in the order of recording
    public EffectiveRatings(Employment employment, List<RatingRecord> ratings) {
        this.employment = employment;
        this.ratings = ratings;
        for (RatingRecord rating : ratings) {
            if (rating.replacesRatingId() != null) {
                successors
                        .computeIfAbsent(rating.replacesRatingId(), id -> new ArrayList<>())
                        .add(rating);
            }
        }
        // What replaces a rating is recorded after it, so its fate is known by then.
        ratings.reversed().forEach(rating -> fates.put(rating.ratingId(), fate(rating)));
        byDay = new ArrayList<>(ratings);
        byDay.sort(Comparator.comparing(RatingRecord::effectiveOn));
    }

    /// The revisions and corrections of a rating, pending and rejected ones too.
    public List<RatingRecord> successors(UUID ratingId) {
        return successors.getOrDefault(ratingId, List.of());
    }

    public RatingStatus status(RatingRecord rating, LocalDate day) {
        Fate fate = fateOf(rating);
        if (fate.setAside() != null) {
            return fate.setAside();
        }
        return fate.supersededFrom().isAfter(day) ? RatingStatus.COUNTS : RatingStatus.SUPERSEDED;
    }

    /// What became of it after all: superseded also if its revision holds only later.
    public RatingStatus status(RatingRecord rating) {
        Fate fate = fateOf(rating);
        if (fate.setAside() != null) {
            return fate.setAside();
        }
        return fate.supersededFrom().equals(LocalDate.MAX) ? RatingStatus.COUNTS : RatingStatus.SUPERSEDED;
    }

    /// The latest rating that counts on a day for the role then held, given since that role was taken up (R14); none
    /// after the departure.
    public Optional<RatingRecord> inForce(LocalDate day) {
        Tenure tenure = employment.tenure(day).orElse(null);
        if (tenure != null) {
            for (int latest = byDay.size() - 1; latest >= 0; latest--) {
                RatingRecord rating = byDay.get(latest);
                if (!rating.effectiveOn().isAfter(day)
                        && belongs(rating, tenure)
                        && status(rating, day) == RatingStatus.COUNTS) {
                    return Optional.of(rating);
                }
            }
        }
        return Optional.empty();
    }

    /// The ratings that count for the role held on a day, or did before a revision took hold, in the order in which
    /// they take hold.
    public List<RatingRecord> counting(LocalDate day) {
        Tenure tenure = employment.tenure(day).orElse(null);
        List<RatingRecord> counting = new ArrayList<>();
        if (tenure != null) {
            for (RatingRecord rating : byDay) {
                if (!rating.effectiveOn().isAfter(day)
                        && belongs(rating, tenure)
                        && status(rating, rating.effectiveOn()) == RatingStatus.COUNTS) {
                    counting.add(rating);
                }
            }
        }
        return counting;
    }

    /// The ratings that were in force one after the other in the role held on a day; the last is in force on it. One is
    /// there again if what had taken its place ceased to hold.
    public List<RatingRecord> succession(LocalDate day) {
        List<RatingRecord> counting = counting(day);
        NavigableSet<LocalDate> days = new TreeSet<>();
        for (RatingRecord rating : counting) {
            days.add(rating.effectiveOn());
            if (!fateOf(rating).supersededFrom().isAfter(day)) {
                days.add(fateOf(rating).supersededFrom());
            }
        }
        List<RatingRecord> succession = new ArrayList<>();
        Deque<RatingRecord> standing = new ArrayDeque<>();
        int next = 0;
        for (LocalDate change : days) {
            while (next < counting.size() && !counting.get(next).effectiveOn().isAfter(change)) {
                standing.push(counting.get(next));
                next++;
            }
            while (!standing.isEmpty()
                    && !fateOf(standing.peek()).supersededFrom().isAfter(change)) {
                standing.pop();
            }
            if (!standing.isEmpty()
                    && (succession.isEmpty() || !succession.getLast().equals(standing.peek()))) {
                succession.add(standing.peek());
            } else if (standing.isEmpty()) {
                succession.clear();
            }
        }
        return succession;
    }

    /// For every rating the spans during which it was in force, as of a day.
    public Map<UUID, List<Span>> spans(LocalDate asOf) {
        NavigableSet<LocalDate> changes = new TreeSet<>(employment.days());
        ratings.forEach(rating -> changes.add(rating.effectiveOn()));
        Map<UUID, List<Span>> spans = new LinkedHashMap<>();
        UUID current = null;
        LocalDate since = LocalDate.MIN;
        for (LocalDate change : changes.headSet(asOf, true)) {
            UUID next = inForce(change).map(RatingRecord::ratingId).orElse(null);
            if (current != null && !current.equals(next)) {
                spans.computeIfAbsent(current, id -> new ArrayList<>()).add(new Span(since, change));
            }
            if (next != null && !next.equals(current)) {
                since = change;
            }
            current = next;
        }
        if (current != null) {
            spans.computeIfAbsent(current, id -> new ArrayList<>()).add(new Span(since, null));
        }
        return spans;
    }

    private static boolean belongs(RatingRecord rating, Tenure tenure) {
        return rating.roleId().equals(tenure.roleId()) && !rating.effectiveOn().isBefore(tenure.from());
    }

    private Fate fateOf(RatingRecord rating) {
        return Objects.requireNonNull(fates.get(rating.ratingId()), "a rating of this engineer");
    }

    private Fate fate(RatingRecord rating) {
        LocalDate supersededFrom = LocalDate.MAX;
        boolean corrected = false;
        boolean isVoid = rating.retracted();
        for (RatingRecord successor : successors(rating.ratingId())) {
            Fate fate = successor.agreed() ? fates.get(successor.ratingId()) : null;
            if (fate == null) {
                continue;
            }
            if (successor.act() == Act.CORRECTION) {
                corrected = true;
                isVoid |= fate.isVoid();
            } else if (!fate.isVoid()) {
                supersededFrom = earlier(supersededFrom, earlier(successor.effectiveOn(), fate.supersededFrom()));
            }
        }
        return new Fate(setAside(rating, corrected), supersededFrom, isVoid);
    }

    /// A correction put an error right, so what it corrected stays out even if the correction is void.
    private static @Nullable RatingStatus setAside(RatingRecord rating, boolean corrected) {
        return switch (rating.review()) {
            case REJECTED -> RatingStatus.REJECTED;
            case PENDING -> RatingStatus.PENDING_REVIEW;
            case NOT_NEEDED, CONFIRMED ->
                rating.retracted() ? RatingStatus.RETRACTED : corrected ? RatingStatus.CORRECTED : null;
        };
    }

    private static LocalDate earlier(LocalDate day, LocalDate other) {
        return other.isBefore(day) ? other : day;
    }
}
