package dev.assay.query.access;

import dev.assay.events.AlertEvent;
import dev.assay.events.AssayEvent;
import dev.assay.events.EngineerEvent;
import dev.assay.events.Envelope;
import dev.assay.events.EvidenceEvent;
import dev.assay.events.FrameworkEvent;
import dev.assay.events.FrameworkEvent.AlertPolicySet;
import dev.assay.events.FrameworkEvent.LadderDefined;
import dev.assay.events.FrameworkEvent.RoleVersionDrafted;
import dev.assay.events.FrameworkEvent.RoleVersionPublished;
import dev.assay.events.PromotionEvent;
import dev.assay.events.RatingEvent;
import dev.assay.events.RosterEvent;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The one rule of who sees which event, and how much of it, for every door (R18): answers, exports and live updates
/// all ask here. Of an engineer's events, or of those about roles, ladders and the alert policy.
public final class VisibilityFilter {

    private final Visibility visibility;
    private final @Nullable OwnRecord own;
    private final PositionNumbering numbering;

    private VisibilityFilter(Visibility visibility, @Nullable OwnRecord own, PositionNumbering numbering) {
        this.visibility = visibility;
        this.own = own;
        this.numbering = numbering;
    }

    /// @param events all events of the engineer; looked at only for [Visibility#OWN]
    /// @param today what lies ahead of it is hidden from the engineer concerned
    public static VisibilityFilter of(Visibility visibility, Collection<Envelope> events, LocalDate today) {
        OwnRecord own = visibility == Visibility.OWN ? OwnRecord.of(events, today) : null;
        return new VisibilityFilter(visibility, own, PositionNumbering.NONE);
    }

    /// For events about roles, ladders and the alert policy, or about somebody else.
    static VisibilityFilter of(Visibility visibility) {
        return new VisibilityFilter(visibility, null, PositionNumbering.NONE);
    }

    /// The same with positions as the reader is told them.
    public VisibilityFilter numbered(PositionNumbering numbers) {
        return new VisibilityFilter(visibility, own, numbers);
    }

    /// The event as the reader may know it; empty if it is hidden.
    public Optional<Envelope> see(Envelope envelope) {
        return switch (visibility) {
            case FULL -> Optional.of(envelope);
            case LINE, STATISTICS ->
                envelope.event() instanceof EngineerEvent ? Optional.of(envelope) : Optional.empty();
            case CASE -> concernsCase(envelope.event()) ? Optional.of(envelope) : Optional.empty();
            case PUBLISHED -> isPublished(envelope.event()) ? Optional.of(envelope) : Optional.empty();
            case OWN -> seeOwn(envelope);
            case NONE -> Optional.empty();
        };
    }

    /// Those that are not hidden, in the same order.
    public List<Envelope> of(Collection<Envelope> events) {
        return events.stream().flatMap(event -> see(event).stream()).toList();
    }

    /// @param envelope one that [#see] gave
    public VisibleEvent visible(Envelope envelope) {
        return new VisibleEvent(envelope, visibility, numbering.numberOf(envelope.position()));
    }

    private Optional<Envelope> seeOwn(Envelope envelope) {
        if (own == null || !(envelope.event() instanceof EngineerEvent event)) {
            return Optional.empty();
        }
        EngineerEvent seen = own.see(event, envelope.version());
        if (seen == null) {
            return Optional.empty();
        }
        return Optional.of(seen.equals(event) ? envelope : withEvent(envelope, seen));
    }

    private static boolean concernsCase(AssayEvent event) {
        return switch (event) {
            case RosterEvent _, EvidenceEvent _, RatingEvent _, PromotionEvent _ -> true;
            case AlertEvent _, FrameworkEvent _ -> false;
        };
    }

    private static boolean isPublished(AssayEvent event) {
        return switch (event) {
            case EngineerEvent _, RoleVersionDrafted _ -> false;
            case RoleVersionPublished _, LadderDefined _, AlertPolicySet _ -> true;
        };
    }

    private static Envelope withEvent(Envelope envelope, AssayEvent event) {
        return new Envelope(
                envelope.eventId(),
                envelope.position(),
                envelope.stream(),
                envelope.version(),
                envelope.recordedAt(),
                envelope.actorId(),
                envelope.commandId(),
                envelope.correlationId(),
                envelope.causationId(),
                event);
    }
}
