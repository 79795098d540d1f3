package dev.assay.query;

import static dev.assay.query.history.Script.day;
import static dev.assay.query.history.Script.id;

import dev.assay.events.AlertEvent.AlertAcknowledged;
import dev.assay.events.AlertEvent.AlertClockRestarted;
import dev.assay.events.AlertEvent.AlertEscalated;
import dev.assay.events.AlertEvent.AlertResolved;
import dev.assay.events.AlertEvent.AlertSnoozed;
import dev.assay.events.AlertEvent.AlertTakenUp;
import dev.assay.events.AlertEvent.PromotionOverdueRaised;
import dev.assay.events.DefaultAlertPolicy;
import dev.assay.events.Envelope;
import dev.assay.events.FrameworkEvent.AlertPolicySet;
import dev.assay.events.FrameworkEvent.Cell;
import dev.assay.events.FrameworkEvent.LadderDefined;
import dev.assay.events.FrameworkEvent.NextRole;
import dev.assay.events.FrameworkEvent.RoleVersionDrafted;
import dev.assay.events.FrameworkEvent.RoleVersionPublished;
import dev.assay.events.FrameworkEvent.Rubric;
import dev.assay.events.FrameworkEvent.Rung;
import dev.assay.events.FrameworkEvent.Side;
import dev.assay.events.FrameworkEvent.Signal;
import dev.assay.events.PromotionEvent.PromotionApproved;
import dev.assay.events.PromotionEvent.PromotionDeclined;
import dev.assay.events.PromotionEvent.PromotionProposed;
import dev.assay.events.PromotionEvent.PromotionWithdrawn;
import dev.assay.events.RosterEvent.EngineerDeparted;
import dev.assay.query.history.Script;
import java.util.List;

/// A history with something of every kind, and its parts.
public final class EveryKind {

    private EveryKind() {}

    /// Something of everything, about several streams.
    public static List<Envelope> events() {
        return new Script()
                .add(drafted(1))
                .add(published(1, "2025-01-01"))
                .add(drafted(2))
                .add(ladder("platform"))
                .add(policy(1, 45, "2025-05-01"))
                .registered("vera", "VP", null, "2024-01-01")
                .registered("max", "EM", "vera", "2024-01-01")
                .registered("ada", "IMPE", "max", "2024-02-01")
                .registered("bob", "GPE", "max", "2024-02-01")
                .by("max")
                .evidence("ada", "proof", "2024-12-20")
                .rated("ada", "first", "3/Mid", "2025-01-10")
                .rated("bob", "bobs", "3/Low", "2025-01-10")
                .shared("ada", "first", "2025-01-12")
                .revised("ada", "second", "first", "3/Mid", "4/High", "2025-06-01")
                .corrected("ada", "third", "second", "4/High", "4/Mid", "2025-06-01")
                .reviewed("ada", "third", "CORRECTION", "CONFIRMED", "2025-07-01")
                .withdrawn("ada", "proof", "2025-07-02", "third")
                .retracted("bob", "bobs", "3/Low", "2025-01-10")
                .add(proposed("ada", "ada 1"))
                .add(new PromotionDeclined(
                        id("ada"), id("ada 1"), id("panel"), "SPE", "Not yet", day("2025-12-01"), day("2025-08-01")))
                .add(proposed("ada", "ada 2"))
                .add(new PromotionApproved(
                        id("ada"), id("ada 2"), id("panel"), "IMPE", "SPE", "Ready", day("2026-01-01")))
                .add(proposed("bob", "bob 1"))
                .add(new PromotionWithdrawn(
                        id("bob"), id("bob 1"), id("max"), "TOO_EARLY", "Another year", day("2025-08-02")))
                .add(raised("bob", "bob late"))
                .add(new AlertAcknowledged(id("bob"), id("bob late"), id("max"), "Seen", day("2025-08-10")))
                .add(new AlertSnoozed(
                        id("bob"), id("bob late"), id("max"), day("2025-09-10"), "After the move", day("2025-08-11")))
                .add(new AlertEscalated(
                        id("bob"), id("bob late"), 2, "MANAGERS_MANAGER", day("2025-10-20"), day("2025-09-20")))
                .add(proposed("bob", "bob 2"))
                .add(new AlertTakenUp(id("bob"), id("bob late"), id("bob 2"), day("2025-11-01"), day("2025-10-01")))
                .add(new AlertClockRestarted(
                        id("bob"),
                        id("bob late"),
                        id("bob 2"),
                        day("2026-01-01"),
                        day("2026-01-01"),
                        day("2026-01-31"),
                        day("2025-10-02")))
                .add(new AlertResolved(id("bob"), id("bob late"), "RERATED", day("2025-10-03")))
                .add(raised("bob", "bob later"))
                .managed("bob", "max", "vera", "2025-09-01")
                .moved("max", "EM", "LSE", "2025-10-01")
                .add(new EngineerDeparted(id("max"), null, day("2025-12-31")))
                .add(policy(2, 60, "2026-06-01"))
                .events();
    }

    public static PromotionOverdueRaised raised(String person, String alert) {
        return new PromotionOverdueRaised(
                id(person),
                id(alert),
                "IMPE",
                "SPE",
                "OVERDUE",
                "HIGH",
                id(person + "s"),
                id(person + "s"),
                "5/Mid",
                "INDIVIDUAL",
                "Promotion is overdue.",
                day("2025-08-01"),
                day("2025-08-01"),
                day("2025-08-31"),
                0,
                day("2025-08-01"));
    }

    public static PromotionProposed proposed(String person, String promotion) {
        return new PromotionProposed(
                id(person),
                id(promotion),
                id("max"),
                "IMPE",
                "SPE",
                "Leads two teams",
                null,
                day("2025-08-31"),
                day("2025-07-31"));
    }

    public static RoleVersionDrafted drafted(int version) {
        Side side = new Side(
                "NONE",
                List.of("Keeps the lights on"),
                List.of("Fixed the pager"),
                List.of("Needs help with design"),
                List.of(new Signal("Keep going.", "NONE")));
        return new RoleVersionDrafted(
                "IMPE",
                version,
                id("import " + version),
                "RUBRIC",
                "Platform engineer, draft " + version,
                "beef".repeat(16),
                null,
                new Rubric(List.of(new Cell(3, "Consistently Delivers", "Mid", "NONE", side, side))),
                day("2025-01-01"));
    }

    public static RoleVersionPublished published(int version, String on) {
        return new RoleVersionPublished("IMPE", version, "beef".repeat(16), id("hr"), day(on));
    }

    public static LadderDefined ladder(String trackId) {
        return new LadderDefined(
                trackId,
                "Platform engineering",
                List.of(new Rung("IMPE", "Platform engineer"), new Rung("SPE", null)),
                List.of(new NextRole("IMPE", "SPE")),
                day("2025-01-01"));
    }

    public static AlertPolicySet policy(int version, int decisionWithinDays, String on) {
        return new AlertPolicySet(
                version, DefaultAlertPolicy.TERMS, decisionWithinDays, id("hr"), "Panels meet rarely", day(on));
    }
}
