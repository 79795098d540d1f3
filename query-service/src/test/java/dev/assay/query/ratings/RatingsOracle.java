package dev.assay.query.ratings;

import dev.assay.events.Envelope;
import dev.assay.events.RatingEvent.EngineerRated;
import dev.assay.events.RatingEvent.RatingCorrected;
import dev.assay.events.RatingEvent.RatingRetracted;
import dev.assay.events.RatingEvent.RatingReviewed;
import dev.assay.events.RatingEvent.RatingRevised;
import dev.assay.events.RosterEvent.EngineerDeparted;
import dev.assay.events.RosterEvent.EngineerRegistered;
import dev.assay.events.RosterEvent.RoleChanged;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The same questions answered the slow way: one event after the other for one day and one instant, and the role by
/// looking at every day by itself.
final class RatingsOracle {

    private record Entry(UUID id, String role, LocalDate from) {}

    private final LocalDate asOf;
    private final List<Entry> entries = new ArrayList<>();
    private final Map<UUID, String> status = new HashMap<>();
    private final Map<UUID, UUID> revises = new HashMap<>();
    private final Map<UUID, UUID> corrects = new HashMap<>();
    private final List<Entry> roles = new ArrayList<>();
    private LocalDate departed = LocalDate.MAX;

    RatingsOracle(List<Envelope> events, LocalDate asOf, Instant knownAt) {
        this.asOf = asOf;
        for (Envelope envelope : events) {
            if (!envelope.recordedAt().isAfter(knownAt)) {
                step(envelope);
            }
        }
    }

    Map<UUID, String> statuses() {
        Map<UUID, String> listed = new HashMap<>();
        for (Entry entry : entries) {
            if (!entry.from().isAfter(asOf)) {
                listed.put(entry.id(), statusOn(entry.id()));
            }
        }
        return listed;
    }

    @Nullable
    UUID inForce() {
        String role = roleOn(asOf);
        if (role == null) {
            return null;
        }
        LocalDate tenure = asOf;
        while (role.equals(roleOn(tenure.minusDays(1)))) {
            tenure = tenure.minusDays(1);
        }
        Entry best = null;
        for (Entry entry : entries) {
            boolean fits = statusOn(entry.id()).equals("COUNTS")
                    && entry.role().equals(role)
                    && !entry.from().isBefore(tenure)
                    && !entry.from().isAfter(asOf);
            if (fits && (best == null || !entry.from().isBefore(best.from()))) {
                best = entry;
            }
        }
        return best == null ? null : best.id();
    }

    private @Nullable String roleOn(LocalDate day) {
        if (!day.isBefore(departed)) {
            return null;
        }
        Entry best = null;
        for (Entry entry : roles) {
            if (!entry.from().isAfter(day) && (best == null || !entry.from().isBefore(best.from()))) {
                best = entry;
            }
        }
        return best == null ? null : best.role();
    }

    private void step(Envelope envelope) {
        LocalDate from = envelope.effectiveOn();
        switch (envelope.event()) {
            case EngineerRegistered it -> roles.add(new Entry(it.engineerId(), it.roleId(), from));
            case RoleChanged it -> roles.add(new Entry(it.engineerId(), it.toRoleId(), from));
            case EngineerDeparted it -> departed = from;
            case EngineerRated it -> {
                entries.add(new Entry(it.ratingId(), it.judgement().roleId(), from));
                status.put(it.ratingId(), it.reviewReasons().isEmpty() ? "COUNTS" : "PENDING_REVIEW");
            }
            case RatingRevised it -> {
                entries.add(new Entry(it.ratingId(), it.judgement().roleId(), from));
                status.put(it.ratingId(), it.reviewReasons().isEmpty() ? "COUNTS" : "PENDING_REVIEW");
                revises.put(it.ratingId(), it.revisedRatingId());
                if (it.reviewReasons().isEmpty()) {
                    status.put(it.revisedRatingId(), "SUPERSEDED");
                }
            }
            case RatingCorrected it -> {
                entries.add(new Entry(it.ratingId(), it.judgement().roleId(), from));
                status.put(it.ratingId(), "PENDING_REVIEW");
                corrects.put(it.ratingId(), it.correctedRatingId());
            }
            case RatingRetracted it -> {
                status.put(it.ratingId(), "RETRACTED");
                UUID origin = it.ratingId();
                while (corrects.containsKey(origin)) {
                    origin = corrects.get(origin);
                }
                UUID revised = revises.get(origin);
                if (revised != null) {
                    status.put(revised, "COUNTS");
                }
            }
            case RatingReviewed it when !it.act().equals("RETRACTION") -> review(it);
            default -> {}
        }
    }

    private void review(RatingReviewed review) {
        boolean confirmed = review.outcome().equals("CONFIRMED");
        status.put(review.ratingId(), confirmed ? "COUNTS" : "REJECTED");
        if (!confirmed) {
            return;
        }
        UUID corrected = corrects.get(review.ratingId());
        UUID revised = revises.get(review.ratingId());
        if (corrected != null) {
            status.put(corrected, "CORRECTED");
        }
        if (revised != null) {
            status.put(revised, "SUPERSEDED");
        }
    }

    /// A superseded rating counts until the first of the revisions after it holds.
    private String statusOn(UUID id) {
        String now = String.valueOf(status.get(id));
        return now.equals("SUPERSEDED") && !revisedByThen(id) ? "COUNTS" : now;
    }

    private boolean revisedByThen(UUID id) {
        for (Entry entry : entries) {
            boolean holds =
                    List.of("COUNTS", "SUPERSEDED", "CORRECTED").contains(String.valueOf(status.get(entry.id())));
            if (id.equals(revises.get(entry.id()))
                    && holds
                    && (!entry.from().isAfter(asOf)
                            || "SUPERSEDED".equals(status.get(entry.id())) && revisedByThen(entry.id()))) {
                return true;
            }
        }
        return false;
    }
}
