package dev.assay.query;

import dev.assay.events.AlertEvent.PromotionOverdueRaised;
import dev.assay.events.FrameworkEvent.LadderDefined;
import dev.assay.events.FrameworkEvent.NextRole;
import dev.assay.events.FrameworkEvent.Rung;
import dev.assay.events.RatingEvent.EngineerRated;
import dev.assay.events.RatingEvent.Judgement;
import dev.assay.events.RosterEvent.EngineerRegistered;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Events for tests, with everything filled in that a test does not care about.
public final class Histories {

    public static final String SIGNAL = "A promotion to the senior role is overdue and should be made now.";

    private Histories() {}

    public static LadderDefined ladder() {
        return new LadderDefined(
                "platform",
                "Platform",
                List.of(new Rung("JPE", null), new Rung("IMPE", null), new Rung("SPE", null)),
                List.of(new NextRole("JPE", "IMPE"), new NextRole("IMPE", "SPE")),
                LocalDate.of(2020, 1, 1));
    }

    public static EngineerRegistered registered(UUID id, String roleId, @Nullable UUID managerId, LocalDate on) {
        return new EngineerRegistered(id, "Robin Example", "robin@example.org", roleId, managerId, on);
    }

    public static EngineerRated rated(UUID id, UUID ratingId, String urgency, LocalDate on, String... reviewReasons) {
        return new EngineerRated(id, ratingId, UUID.randomUUID(), null, judgement(urgency), List.of(reviewReasons), on);
    }

    public static Judgement judgement(String urgency) {
        boolean quiet = urgency.equals("NONE");
        return new Judgement(
                "IMPE",
                1,
                "ab".repeat(32),
                4,
                "High",
                urgency,
                quiet ? null : "BUSINESS_IMPACT",
                quiet ? null : SIGNAL,
                90,
                "Carried the migration",
                List.of(),
                List.of(),
                LocalDate.of(2026, 1, 1),
                LocalDate.of(2026, 3, 31));
    }

    /// @param targets all next roles; none for `SPE` alone
    public static PromotionOverdueRaised raised(
            UUID id, UUID alertId, UUID ratingId, String urgency, LocalDate on, String... targets) {
        return new PromotionOverdueRaised(
                id,
                alertId,
                "IMPE",
                "SPE",
                urgency,
                urgency.equals("IMMEDIATE") ? "CRITICAL" : "HIGH",
                ratingId,
                ratingId,
                "4/High",
                "BUSINESS_IMPACT",
                SIGNAL,
                on,
                on,
                on.plusDays(14),
                0,
                on,
                targets.length == 0 ? null : List.of(targets));
    }
}
