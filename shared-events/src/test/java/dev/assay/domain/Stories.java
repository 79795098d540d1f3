package dev.assay.domain;

import dev.assay.events.EngineerEvent;
import dev.assay.events.RatingEvent.EngineerRated;
import dev.assay.events.RatingEvent.Judgement;
import dev.assay.events.RatingEvent.RatingCorrected;
import dev.assay.events.RatingEvent.RatingRetracted;
import dev.assay.events.RatingEvent.RatingReviewed;
import dev.assay.events.RatingEvent.RatingRevised;
import dev.assay.events.RosterEvent.EngineerRegistered;
import dev.assay.events.RosterEvent.RoleChanged;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// One engineer's events in tests, by short names; days are days of 2026.
final class Stories {

    static final UUID ENGINEER = id("engineer");

    EngineerState state = EngineerState.UNREGISTERED;

    static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    static LocalDate day(int month, int day) {
        return LocalDate.of(2026, month, day);
    }

    Stories add(EngineerEvent event) {
        state = EngineerState.evolve(state, event);
        return this;
    }

    Stories registered(String role, LocalDate on) {
        return add(new EngineerRegistered(ENGINEER, "Name", "name@example.org", role, id("boss"), on));
    }

    Stories moved(String role, LocalDate on) {
        return add(new RoleChanged(ENGINEER, "any", role, "A move", on));
    }

    Stories rated(String rating, String role, LocalDate on, String... reviewReasons) {
        return add(
                new EngineerRated(ENGINEER, id(rating), id("boss"), null, judgement(role), List.of(reviewReasons), on));
    }

    Stories revised(String rating, String earlier, String role, LocalDate on, String... reviewReasons) {
        return add(new RatingRevised(
                ENGINEER,
                id(rating),
                id(earlier),
                id("boss"),
                "3/Mid",
                judgement(role),
                List.of(reviewReasons),
                "APPEAL",
                "Heard",
                on));
    }

    Stories corrected(String rating, String earlier, String role, LocalDate on) {
        return add(new RatingCorrected(
                ENGINEER, id(rating), id(earlier), id("hr"), "3/Mid", judgement(role), "OTHER", "Typed", on));
    }

    Stories reviewed(String rating, String act, String outcome) {
        return add(new RatingReviewed(ENGINEER, id(rating), id("second"), act, outcome, null, day(12, 1)));
    }

    Stories retracted(String rating, LocalDate on) {
        return add(new RatingRetracted(ENGINEER, id(rating), id("boss"), "3/Mid", "OTHER", "No basis", on));
    }

    static Judgement judgement(String role) {
        return new Judgement(
                role,
                1,
                "ab".repeat(32),
                4,
                "Mid",
                "DUE",
                "INDIVIDUAL",
                "Promotion is due.",
                90,
                "Seen",
                List.of(id("evidence")),
                List.of(),
                day(1, 1),
                day(1, 2));
    }
}
