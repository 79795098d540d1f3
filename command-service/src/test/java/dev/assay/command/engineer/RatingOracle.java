package dev.assay.command.engineer;

import dev.assay.events.EngineerEvent;
import dev.assay.events.RatingEvent;
import dev.assay.events.RatingEvent.EngineerRated;
import dev.assay.events.RatingEvent.RatingCorrected;
import dev.assay.events.RatingEvent.RatingRetracted;
import dev.assay.events.RatingEvent.RatingReviewed;
import dev.assay.events.RatingEvent.RatingRevised;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Tells from the events alone, in the plainest way and without [Engineer], which rating is in force.
final class RatingOracle {

    private final List<RatingEvent> judged = new ArrayList<>();
    private final Set<UUID> agreed = new HashSet<>();
    private final Set<UUID> retracted = new HashSet<>();

    RatingOracle(List<EngineerEvent> history) {
        for (EngineerEvent event : history) {
            switch (event) {
                case EngineerRated it -> judge(it, it.reviewReasons().isEmpty());
                case RatingRevised it -> judge(it, it.reviewReasons().isEmpty());
                case RatingCorrected it -> judge(it, false);
                case RatingRetracted it -> retracted.add(it.ratingId());
                case RatingReviewed it when it.outcome().equals("CONFIRMED") -> agreed.add(it.ratingId());
                default -> {}
            }
        }
    }

    private void judge(RatingEvent event, boolean countsAtOnce) {
        judged.add(event);
        if (countsAtOnce) {
            agreed.add(event.ratingId());
        }
    }

    /// Of several on the latest day the one recorded last.
    Optional<UUID> inForce(String roleId, LocalDate from, LocalDate day) {
        return judged.stream()
                .filter(event -> counts(event.ratingId(), day))
                .filter(event -> roleOf(event).equals(roleId))
                .filter(event -> !event.effectiveOn().isBefore(from))
                .filter(event -> !event.effectiveOn().isAfter(day))
                .reduce((one, other) -> other.effectiveOn().isBefore(one.effectiveOn()) ? one : other)
                .map(RatingEvent::ratingId);
    }

    private boolean counts(UUID id, LocalDate day) {
        return agreed.contains(id) && !retracted.contains(id) && corrections(id).isEmpty() && !superseded(id, day);
    }

    private boolean superseded(UUID id, LocalDate day) {
        return judged.stream()
                .filter(event -> event instanceof RatingRevised it
                        && it.revisedRatingId().equals(id)
                        && agreed.contains(it.ratingId())
                        && !isVoid(it.ratingId()))
                .anyMatch(event -> !event.effectiveOn().isAfter(day) || superseded(event.ratingId(), day));
    }

    private boolean isVoid(UUID id) {
        return retracted.contains(id) || corrections(id).stream().anyMatch(correction -> isVoid(correction.ratingId()));
    }

    private List<RatingCorrected> corrections(UUID id) {
        return judged.stream()
                .filter(RatingCorrected.class::isInstance)
                .map(RatingCorrected.class::cast)
                .filter(it -> it.correctedRatingId().equals(id) && agreed.contains(it.ratingId()))
                .toList();
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
