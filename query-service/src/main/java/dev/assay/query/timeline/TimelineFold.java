package dev.assay.query.timeline;

import dev.assay.domain.RatingStatus;
import dev.assay.events.AlertEvent.PromotionOverdueRaised;
import dev.assay.events.AssayEvent;
import dev.assay.events.Envelope;
import dev.assay.events.EventJson;
import dev.assay.events.EvidenceEvent.EvidenceRecorded;
import dev.assay.events.PromotionEvent.PromotionProposed;
import dev.assay.events.RatingEvent;
import dev.assay.query.access.VisibilityFilter;
import dev.assay.query.access.VisibleEvent;
import dev.assay.query.history.KnownRating;
import dev.assay.query.history.RatingHistory;
import dev.assay.query.history.Telling;
import dev.assay.query.timeline.TimelineAnswer.Entry;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/// From events to the story, pure.
final class TimelineFold {

    private static final TypeReference<Map<String, Object>> FACTS = new TypeReference<>() {};

    /// @param from the first day of the story; null for the beginning
    /// @param to the last day of the story; null for the end
    /// @param asOf facts that hold only later are left out, and so is what they did to earlier ones; null for none
    /// @param knownAt what was recorded later is left out; null for nothing
    record Window(
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable LocalDate asOf,
            @Nullable Instant knownAt) {

        boolean knows(Envelope envelope) {
            return knownAt == null || !envelope.recordedAt().isAfter(knownAt);
        }

        boolean shows(Envelope envelope) {
            LocalDate day = envelope.effectiveOn();
            return (from == null || !day.isBefore(from))
                    && (to == null || !day.isAfter(to))
                    && (asOf == null || !day.isAfter(asOf));
        }
    }

    private final VisibilityFilter filter;
    private final LocalDate day;
    private final RatingHistory ratings;
    private final FactStatus statuses;

    private TimelineFold(VisibilityFilter filter, List<Envelope> known, LocalDate day) {
        this.filter = filter;
        this.day = day;
        this.ratings = RatingHistory.of(known);
        this.statuses = new FactStatus(known, day);
    }

    /// @param events all events of the engineer, in any order
    /// @param today the day for states that end by themselves, where the window has no `asOf`
    static TimelineAnswer fold(
            UUID engineerId, Collection<Envelope> events, VisibilityFilter filter, Window window, LocalDate today) {
        List<Envelope> known = filter.of(events).stream()
                .filter(window::knows)
                .sorted(Comparator.comparing(Envelope::version))
                .toList();
        TimelineFold fold = new TimelineFold(filter, known, window.asOf() == null ? today : window.asOf());
        List<Entry> entries = known.stream()
                .filter(window::shows)
                .sorted(Comparator.comparing(Envelope::effectiveOn))
                .map(fold::entry)
                .toList();
        return new TimelineAnswer(engineerId, window.from(), window.to(), window.asOf(), window.knownAt(), entries);
    }

    private Entry entry(Envelope envelope) {
        AssayEvent event = envelope.event();
        VisibleEvent visible = filter.visible(envelope);
        Telling telling = Telling.of(event);
        Optional<KnownRating> rating = event instanceof RatingEvent made
                ? ratings.rating(made.ratingId())
                        .filter(known -> known.made().eventId().equals(envelope.eventId()))
                : Optional.empty();
        return new Entry(
                envelope.effectiveOn(),
                envelope.recordedAt(),
                envelope.type().name(),
                rating.map(known -> telling.whatOn(status(known))).orElseGet(telling::what),
                telling.from(),
                telling.to(),
                rating.map(this::status).map(Enum::name).orElseGet(() -> outcome(event)),
                rating.flatMap(this::replacedBy).orElse(null),
                rating.map(KnownRating::withdrawnEvidence).orElse(null),
                envelope.actorId(),
                ratings.managerOn(envelope.effectiveOn()).orElse(null),
                ratings.roleOn(envelope.effectiveOn()).orElse(null),
                telling.reasonCode(),
                visible.reason(),
                facts(visible),
                envelope.eventId(),
                visible.version(),
                visible.position());
    }

    private RatingStatus status(KnownRating rating) {
        return ratings.status(rating, day);
    }

    private Optional<UUID> replacedBy(KnownRating rating) {
        RatingStatus status = status(rating);
        if (status != RatingStatus.SUPERSEDED && status != RatingStatus.CORRECTED) {
            return Optional.empty();
        }
        return ratings.successors(rating.id()).stream()
                .filter(successor -> successor.record().agreed())
                .max(Comparator.comparing(successor -> successor.made().version()))
                .map(KnownRating::id);
    }

    private @Nullable String outcome(AssayEvent event) {
        return switch (event) {
            case EvidenceRecorded evidence -> statuses.ofEvidence(evidence.evidenceId());
            case PromotionProposed proposal -> statuses.ofCase(proposal.caseId());
            case PromotionOverdueRaised alert -> statuses.ofAlert(alert.alertId());
            default -> null;
        };
    }

    private static Map<String, Object> facts(VisibleEvent visible) {
        Map<String, Object> facts = EventJson.mapper().convertValue(visible.data(), FACTS);
        facts.remove("engineerId");
        return facts;
    }
}
