package dev.assay.query.history;

import dev.assay.domain.EffectiveRatings;
import dev.assay.domain.EngineerState;
import dev.assay.domain.RatingRecord;
import dev.assay.domain.RatingStatus;
import dev.assay.domain.Span;
import dev.assay.events.EngineerEvent;
import dev.assay.events.Envelope;
import dev.assay.events.EvidenceEvent.EvidenceWithdrawn;
import dev.assay.events.RatingEvent;
import dev.assay.events.RatingEvent.EngineerRated;
import dev.assay.events.RatingEvent.RatingCorrected;
import dev.assay.events.RatingEvent.RatingRevised;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// The ratings of one engineer as some set of events tells them, with who did what about them; leave events out to ask
/// what was known earlier. Which of them count, [EffectiveRatings] tells.
public final class RatingHistory {

    private final Map<UUID, KnownRating> ratings = new LinkedHashMap<>();
    private final EngineerState state;
    private final EffectiveRatings effective;

    private RatingHistory(EngineerState state, Map<UUID, Envelope> made, Map<UUID, List<Envelope>> acts) {
        this.state = state;
        this.effective = state.effectiveRatings();
        for (RatingRecord record : state.ratings()) {
            Envelope origin = made.get(record.ratingId());
            if (origin != null) {
                ratings.put(
                        record.ratingId(),
                        new KnownRating(record, origin, acts.getOrDefault(record.ratingId(), List.of())));
            }
        }
    }

    /// @param events of one engineer, in any order; those that do not concern ratings or roles are passed over
    public static RatingHistory of(Collection<Envelope> events) {
        EngineerState state = EngineerState.UNREGISTERED;
        Map<UUID, Envelope> made = new HashMap<>();
        Map<UUID, List<Envelope>> acts = new HashMap<>();
        for (Envelope envelope : inOrder(events)) {
            if (envelope.event() instanceof EngineerEvent event) {
                state = EngineerState.evolve(state, event);
                sort(event, envelope, made, acts);
            }
        }
        return new RatingHistory(state, made, acts);
    }

    private static List<Envelope> inOrder(Collection<Envelope> events) {
        List<Envelope> inOrder = new ArrayList<>(events);
        inOrder.sort(Comparator.comparing(Envelope::version));
        return inOrder;
    }

    private static void sort(
            EngineerEvent event, Envelope envelope, Map<UUID, Envelope> made, Map<UUID, List<Envelope>> acts) {
        switch (event) {
            case EngineerRated rated -> made.put(rated.ratingId(), envelope);
            case RatingRevised revised -> made.put(revised.ratingId(), envelope);
            case RatingCorrected corrected -> made.put(corrected.ratingId(), envelope);
            case RatingEvent act -> add(act.ratingId(), envelope, acts);
            case EvidenceWithdrawn withdrawn -> withdrawn.flaggedRatingIds().forEach(id -> add(id, envelope, acts));
            case EngineerEvent _ -> {}
        }
    }

    private static void add(UUID ratingId, Envelope envelope, Map<UUID, List<Envelope>> acts) {
        acts.computeIfAbsent(ratingId, id -> new ArrayList<>()).add(envelope);
    }

    /// In the order in which they were recorded.
    public Collection<KnownRating> all() {
        return ratings.values();
    }

    public Optional<KnownRating> rating(UUID ratingId) {
        return Optional.ofNullable(ratings.get(ratingId));
    }

    /// The revisions and corrections of a rating, pending and rejected ones too.
    public List<KnownRating> successors(UUID ratingId) {
        return effective.successors(ratingId).stream()
                .flatMap(successor -> rating(successor.ratingId()).stream())
                .toList();
    }

    public RatingStatus status(KnownRating rating, LocalDate day) {
        return effective.status(rating.record(), day);
    }

    /// The latest rating that counts on a day for the role then held, given since that role was taken up (R14); none
    /// after the departure.
    public Optional<KnownRating> inForce(LocalDate day) {
        return effective.inForce(day).flatMap(rating -> rating(rating.ratingId()));
    }

    /// The role held on a day; none before the first and after the departure.
    public Optional<String> roleOn(LocalDate day) {
        return state.employment().roleOn(day);
    }

    /// The manager on a day; none for the head of the organisation.
    public Optional<UUID> managerOn(LocalDate day) {
        return state.employment().managerOn(day);
    }

    /// For every rating the spans during which it was in force, as of a day.
    public Map<UUID, List<Span>> spans(LocalDate asOf) {
        return effective.spans(asOf);
    }
}
