package dev.assay.query.ratings;

import dev.assay.events.Envelope;
import dev.assay.events.PromotionEvent.PromotionApproved;
import dev.assay.events.RatingEvent;
import dev.assay.events.RatingEvent.EngineerRated;
import dev.assay.events.RatingEvent.RatingCorrected;
import dev.assay.events.RatingEvent.RatingRetracted;
import dev.assay.events.RatingEvent.RatingReviewed;
import dev.assay.events.RatingEvent.RatingRevised;
import dev.assay.events.RosterEvent.EngineerDeparted;
import dev.assay.events.RosterEvent.EngineerRegistered;
import dev.assay.events.RosterEvent.RoleChanged;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Which rating is in force and what became of each, by the sentences of "Which ratings count" in `events.md` alone.
/// Every answer looks at all events again.
final class ProseOracle {

    private record Role(String id, LocalDate from) {}

    private final List<RatingEvent> judged = new ArrayList<>();
    private final Set<UUID> confirmed = new HashSet<>();
    private final Set<UUID> rejected = new HashSet<>();
    private final Set<UUID> retracted = new HashSet<>();
    private final List<Role> roles = new ArrayList<>();
    private final List<LocalDate> departures = new ArrayList<>();

    /// @param known in the order of recording
    ProseOracle(List<Envelope> known) {
        known.forEach(this::read);
    }

    private void read(Envelope envelope) {
        LocalDate from = envelope.effectiveOn();
        switch (envelope.event()) {
            case EngineerRated it -> judge(it, it.reviewReasons());
            case RatingRevised it -> judge(it, it.reviewReasons());
            case RatingCorrected it -> judged.add(it);
            case RatingReviewed it
            when !it.act().equals("RETRACTION") ->
                (it.outcome().equals("CONFIRMED") ? confirmed : rejected).add(it.ratingId());
            case RatingRetracted it -> retracted.add(it.ratingId());
            case EngineerRegistered it -> roles.add(new Role(it.roleId(), from));
            case RoleChanged it -> roles.add(new Role(it.toRoleId(), from));
            case PromotionApproved it -> roles.add(new Role(it.targetRoleId(), from));
            case EngineerDeparted _ -> departures.add(from);
            default -> {}
        }
    }

    /// Rule 1, first half.
    private void judge(RatingEvent event, List<String> reviewReasons) {
        judged.add(event);
        if (reviewReasons.isEmpty()) {
            confirmed.add(event.ratingId());
        }
    }

    String status(UUID rating, LocalDate day) {
        if (rejected.contains(rating)) {
            return "REJECTED";
        }
        if (!confirmed.contains(rating)) {
            return "PENDING_REVIEW";
        }
        if (retracted.contains(rating)) {
            return "RETRACTED";
        }
        if (corrections(rating).findAny().isPresent()) {
            return "CORRECTED";
        }
        return superseded(rating, day) ? "SUPERSEDED" : "COUNTS";
    }

    /// Rule 5: of those that count the latest by date, of one date the one recorded last.
    @Nullable
    UUID inForce(LocalDate day) {
        String role = roleOn(day);
        if (role == null) {
            return null;
        }
        RatingEvent found = null;
        for (RatingEvent event : judged) {
            boolean fits = roleOf(event).equals(role)
                    && !event.effectiveOn().isAfter(day)
                    && heldFrom(role, event.effectiveOn(), day)
                    && status(event.ratingId(), day).equals("COUNTS");
            if (fits && (found == null || !event.effectiveOn().isBefore(found.effectiveOn()))) {
                found = event;
            }
        }
        return found == null ? null : found.ratingId();
    }

    @Nullable
    String roleOn(LocalDate day) {
        Role found = null;
        for (Role role : roles) {
            if (!role.from().isAfter(day) && (found == null || !role.from().isBefore(found.from()))) {
                found = role;
            }
        }
        boolean left = departures.stream().anyMatch(departure -> !departure.isAfter(day));
        return found == null || left ? null : found.id();
    }

    private boolean heldFrom(String role, LocalDate first, LocalDate last) {
        return first.datesUntil(last.plusDays(1)).allMatch(day -> role.equals(roleOn(day)));
    }

    /// Rule 3; a void revision supersedes nothing (rule 4).
    private boolean superseded(UUID rating, LocalDate day) {
        return judged.stream()
                .filter(event -> event instanceof RatingRevised it
                        && it.revisedRatingId().equals(rating)
                        && confirmed.contains(it.ratingId())
                        && !isVoid(it.ratingId()))
                .anyMatch(event -> !event.effectiveOn().isAfter(day) || superseded(event.ratingId(), day));
    }

    private boolean isVoid(UUID rating) {
        return retracted.contains(rating) || corrections(rating).anyMatch(it -> isVoid(it.ratingId()));
    }

    /// Rule 2.
    private Stream<RatingEvent> corrections(UUID rating) {
        return judged.stream()
                .filter(event -> event instanceof RatingCorrected it
                        && it.correctedRatingId().equals(rating)
                        && confirmed.contains(it.ratingId()));
    }

    private static String roleOf(RatingEvent event) {
        return switch (event) {
            case EngineerRated it -> it.judgement().roleId();
            case RatingRevised it -> it.judgement().roleId();
            case RatingCorrected it -> it.judgement().roleId();
            default -> throw new IllegalArgumentException("Judges nothing: " + event);
        };
    }
}
