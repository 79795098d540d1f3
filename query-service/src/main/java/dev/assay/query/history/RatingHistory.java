package dev.assay.query.history;

import dev.assay.events.Envelope;
import dev.assay.events.EvidenceEvent.EvidenceWithdrawn;
import dev.assay.events.PromotionEvent.PromotionApproved;
import dev.assay.events.RatingEvent;
import dev.assay.events.RatingEvent.EngineerRated;
import dev.assay.events.RatingEvent.RatingCorrected;
import dev.assay.events.RatingEvent.RatingRevised;
import dev.assay.events.RosterEvent.EngineerDeparted;
import dev.assay.events.RosterEvent.EngineerRegistered;
import dev.assay.events.RosterEvent.RoleChanged;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The ratings of one engineer as some set of events tells them; leave events out to ask what was known earlier.
public final class RatingHistory {

    private static final Comparator<KnownRating> LATEST = Comparator.comparing(KnownRating::effectiveOn)
            .thenComparing(rating -> rating.made().version());

    private final Map<UUID, KnownRating> ratings = new LinkedHashMap<>();
    private final Map<UUID, List<KnownRating>> successors = new HashMap<>();
    private final List<KnownRating> latestFirst = new ArrayList<>();
    private final Map<UUID, Standing> standings = new HashMap<>();
    private final NavigableMap<LocalDate, Dated<String>> roles = new TreeMap<>();
    private @Nullable LocalDate departedOn;

    private RatingHistory() {}

    /// What holds of a rating on every day.
    ///
    /// @param setAside why it counts on no day; absent if it does
    /// @param supersededFrom the first day on which a revision of it, or a revision of that one, holds in its place
    private record Standing(@Nullable RatingStatus setAside, LocalDate supersededFrom) {}

    /// @param events of one engineer, in any order; those that do not concern ratings or roles are passed over
    public static RatingHistory of(Collection<Envelope> events) {
        RatingHistory history = new RatingHistory();
        events.stream().sorted(Comparator.comparing(Envelope::version)).forEach(history::add);
        for (KnownRating rating : history.ratings.values()) {
            rating.replaces().ifPresent(replaced -> history.successors
                    .computeIfAbsent(replaced, id -> new ArrayList<>())
                    .add(rating));
        }
        history.latestFirst.addAll(history.ratings.values());
        history.latestFirst.sort(LATEST.reversed());
        return history;
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
        return successors.getOrDefault(ratingId, List.of());
    }

    /// Acts on what is known (review, correction, retraction) count from the beginning; a revision counts from its day.
    public RatingStatus status(KnownRating rating, LocalDate day) {
        Standing standing = standing(rating);
        if (standing.setAside() != null) {
            return standing.setAside();
        }
        return standing.supersededFrom().isAfter(day) ? RatingStatus.COUNTS : RatingStatus.SUPERSEDED;
    }

    /// The latest rating that counts on a day for the role then held, given since that role was taken up (R14); none
    /// after the departure.
    public Optional<KnownRating> inForce(LocalDate day) {
        Dated<String> tenure = tenure(day).orElse(null);
        if (tenure == null) {
            return Optional.empty();
        }
        for (KnownRating rating : latestFirst) {
            LocalDate from = rating.effectiveOn();
            if (!from.isAfter(day)
                    && !from.isBefore(tenure.from())
                    && rating.judgement().roleId().equals(tenure.value())
                    && status(rating, day) == RatingStatus.COUNTS) {
                return Optional.of(rating);
            }
        }
        return Optional.empty();
    }

    /// The role held on a day; none before the first and after the departure.
    public Optional<String> roleOn(LocalDate day) {
        return tenure(day).map(Dated::value);
    }

    /// The role held on a day since the day from which it is held without interruption.
    private Optional<Dated<String>> tenure(LocalDate day) {
        if (departedOn != null && !day.isBefore(departedOn)) {
            return Optional.empty();
        }
        Dated<String> tenure = null;
        for (Dated<String> role : roles.headMap(day, true).values()) {
            if (tenure == null || !tenure.value().equals(role.value())) {
                tenure = role;
            }
        }
        return Optional.ofNullable(tenure);
    }

    /// For every rating the spans during which it was in force, as of a day.
    public Map<UUID, List<Span>> spans(LocalDate asOf) {
        TreeSet<LocalDate> changes = new TreeSet<>();
        ratings.values().forEach(rating -> changes.add(rating.effectiveOn()));
        changes.addAll(roles.keySet());
        if (departedOn != null) {
            changes.add(departedOn);
        }
        Map<UUID, List<Span>> spans = new LinkedHashMap<>();
        UUID current = null;
        LocalDate since = LocalDate.MIN;
        for (LocalDate change : changes.headSet(asOf, true)) {
            UUID next = inForce(change).map(KnownRating::id).orElse(null);
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

    /// Worked out once: a history of many revisions asks for each again and again.
    private Standing standing(KnownRating rating) {
        Standing known = standings.get(rating.id());
        if (known == null) {
            known = new Standing(setAside(rating), supersededFrom(rating));
            standings.put(rating.id(), known);
        }
        return known;
    }

    private @Nullable RatingStatus setAside(KnownRating rating) {
        if (rating.isRejected()) {
            return RatingStatus.REJECTED;
        }
        if (rating.isPending()) {
            return RatingStatus.PENDING_REVIEW;
        }
        if (rating.retraction().isPresent()) {
            return RatingStatus.RETRACTED;
        }
        return agreed(rating, KnownRating.Act.CORRECTION).isEmpty() ? null : RatingStatus.CORRECTED;
    }

    private LocalDate supersededFrom(KnownRating rating) {
        LocalDate first = LocalDate.MAX;
        for (KnownRating revision : agreed(rating, KnownRating.Act.REVISION)) {
            if (!isVoid(revision)) {
                first = earlier(
                        first,
                        earlier(revision.effectiveOn(), standing(revision).supersededFrom()));
            }
        }
        return first;
    }

    private static LocalDate earlier(LocalDate day, LocalDate other) {
        return other.isBefore(day) ? other : day;
    }

    /// Retracted, itself or what it was corrected to: a void revision supersedes nothing. A correction put an error
    /// right, so what it corrected stays out even if it is void.
    private boolean isVoid(KnownRating rating) {
        return rating.retraction().isPresent()
                || agreed(rating, KnownRating.Act.CORRECTION).stream().anyMatch(this::isVoid);
    }

    /// The successors of a kind that were confirmed, or were in no need of it.
    private List<KnownRating> agreed(KnownRating rating, KnownRating.Act act) {
        List<KnownRating> agreed = new ArrayList<>();
        for (KnownRating successor : successors(rating.id())) {
            if (successor.act() == act && !successor.isPending() && !successor.isRejected()) {
                agreed.add(successor);
            }
        }
        return agreed;
    }

    private void add(Envelope envelope) {
        switch (envelope.event()) {
            case EngineerRated rated -> addRating(rated.ratingId(), envelope);
            case RatingRevised revised -> addRating(revised.ratingId(), envelope);
            case RatingCorrected corrected -> addRating(corrected.ratingId(), envelope);
            case RatingEvent act ->
                known(act.ratingId()).ifPresent(rating -> rating.acts().add(envelope));
            case EvidenceWithdrawn withdrawn ->
                withdrawn.flaggedRatingIds().forEach(id -> known(id)
                        .ifPresent(rating -> rating.flags().add(envelope)));
            case EngineerRegistered registered -> addRole(registered.roleId(), envelope);
            case RoleChanged changed -> addRole(changed.toRoleId(), envelope);
            case PromotionApproved approved -> addRole(approved.targetRoleId(), envelope);
            case EngineerDeparted departed -> departedOn = departed.effectiveOn();
            default -> {}
        }
    }

    private Optional<KnownRating> known(UUID ratingId) {
        return Optional.ofNullable(ratings.get(ratingId));
    }

    private void addRating(UUID ratingId, Envelope envelope) {
        ratings.put(ratingId, new KnownRating(envelope, new ArrayList<>(), new ArrayList<>()));
    }

    private void addRole(String roleId, Envelope envelope) {
        // Events come in the order of versions, so of one day the last counts.
        roles.put(envelope.effectiveOn(), new Dated<>(roleId, envelope.effectiveOn(), envelope.version()));
    }
}
