package dev.assay.events;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The registry of persisted names: the only place that ties a stored name to a Java class.
public final class EventTypes {

    private static final Map<Class<? extends AssayEvent>, EventType> BY_CLASS = new LinkedHashMap<>();
    private static final Map<EventType, Class<? extends AssayEvent>> BY_TYPE = new LinkedHashMap<>();

    static {
        register(RosterEvent.EngineerRegistered.class, "roster.engineer-registered");
        register(RosterEvent.ManagerAssigned.class, "roster.manager-assigned");
        register(RosterEvent.RoleChanged.class, "roster.role-changed");
        register(RosterEvent.EngineerDeparted.class, "roster.engineer-departed");
        register(RosterEvent.DepartureCorrected.class, "roster.departure-corrected");
        register(RosterEvent.EngineerRehired.class, "roster.engineer-rehired");
        register(RosterEvent.DetailsChanged.class, "roster.details-changed");
        register(RosterEvent.RosterChangeRequested.class, "roster.change-requested");
        register(RosterEvent.RosterChangeReviewed.class, "roster.change-reviewed");
        register(EvidenceEvent.EvidenceRecorded.class, "evidence.evidence-recorded");
        register(EvidenceEvent.EvidenceWithdrawn.class, "evidence.evidence-withdrawn");
        register(RatingEvent.EngineerRated.class, "rating.engineer-rated");
        register(RatingEvent.RatingRevised.class, "rating.rating-revised");
        register(RatingEvent.RatingCorrected.class, "rating.rating-corrected");
        register(RatingEvent.RatingRetractionRequested.class, "rating.rating-retraction-requested");
        register(RatingEvent.RatingRetracted.class, "rating.rating-retracted");
        register(RatingEvent.RatingReviewed.class, "rating.rating-reviewed");
        register(RatingEvent.RatingShared.class, "rating.rating-shared");
        register(PromotionEvent.PromotionProposed.class, "promotion.promotion-proposed");
        register(PromotionEvent.PromotionWithdrawn.class, "promotion.promotion-withdrawn");
        register(PromotionEvent.PromotionApproved.class, "promotion.promotion-approved");
        register(PromotionEvent.PromotionDeclined.class, "promotion.promotion-declined");
        register(PromotionEvent.PromotionVoided.class, "promotion.promotion-voided");
        register(PromotionEvent.PromotionReopened.class, "promotion.promotion-reopened");
        register(AlertEvent.PromotionOverdueRaised.class, "alert.promotion-overdue-raised");
        register(AlertEvent.AlertAcknowledged.class, "alert.alert-acknowledged");
        register(AlertEvent.AlertSnoozed.class, "alert.alert-snoozed");
        register(AlertEvent.AlertTakenUp.class, "alert.alert-taken-up");
        register(AlertEvent.AlertClockRestarted.class, "alert.alert-clock-restarted");
        register(AlertEvent.AlertEscalated.class, "alert.alert-escalated");
        register(AlertEvent.AlertResolved.class, "alert.alert-resolved");
        register(FrameworkEvent.RoleVersionDrafted.class, "framework.role-version-drafted");
        register(FrameworkEvent.RoleVersionPublished.class, "framework.role-version-published");
        register(FrameworkEvent.LadderDefined.class, "framework.ladder-defined");
        register(FrameworkEvent.AlertPolicySet.class, "framework.alert-policy-set");
    }

    private EventTypes() {}

    private static void register(Class<? extends AssayEvent> eventClass, String name) {
        EventType type = new EventType(name, 1);
        if (BY_CLASS.put(eventClass, type) != null || BY_TYPE.put(type, eventClass) != null) {
            throw new IllegalStateException("Registered twice: " + type);
        }
    }

    /// The current type of an event class.
    ///
    /// @throws IllegalArgumentException if the class is not registered
    public static EventType of(Class<?> eventClass) {
        EventType type = BY_CLASS.get(eventClass);
        if (type == null) {
            throw new IllegalArgumentException("Not a registered event: " + eventClass.getName());
        }
        return type;
    }

    /// The class of a stored type, or null if this version of the code does not know it.
    public static @Nullable Class<? extends AssayEvent> classOf(EventType type) {
        return BY_TYPE.get(type);
    }

    /// The class of a stored type.
    ///
    /// @throws UnknownEventTypeException if this version of the code does not know it
    public static Class<? extends AssayEvent> requireClassOf(EventType type) {
        Class<? extends AssayEvent> eventClass = classOf(type);
        if (eventClass == null) {
            throw new UnknownEventTypeException(type);
        }
        return eventClass;
    }

    /// Every type that this version of the code writes, in the order of the registry.
    public static Collection<EventType> all() {
        return BY_CLASS.values();
    }
}
