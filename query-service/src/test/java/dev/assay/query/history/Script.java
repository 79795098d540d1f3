package dev.assay.query.history;

import dev.assay.events.AssayEvent;
import dev.assay.events.EngineerEvent;
import dev.assay.events.Envelope;
import dev.assay.events.EvidenceEvent.EvidenceRecorded;
import dev.assay.events.EvidenceEvent.EvidenceWithdrawn;
import dev.assay.events.FrameworkEvent.AlertPolicySet;
import dev.assay.events.FrameworkEvent.LadderDefined;
import dev.assay.events.FrameworkEvent.RoleVersionDrafted;
import dev.assay.events.FrameworkEvent.RoleVersionPublished;
import dev.assay.events.RatingEvent.EngineerRated;
import dev.assay.events.RatingEvent.Judgement;
import dev.assay.events.RatingEvent.RatingCorrected;
import dev.assay.events.RatingEvent.RatingRetracted;
import dev.assay.events.RatingEvent.RatingReviewed;
import dev.assay.events.RatingEvent.RatingRevised;
import dev.assay.events.RatingEvent.RatingShared;
import dev.assay.events.RosterEvent.EngineerRegistered;
import dev.assay.events.RosterEvent.ManagerAssigned;
import dev.assay.events.RosterEvent.RoleChanged;
import dev.assay.events.Streams;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A history written down event by event, with ids that follow from names, so that answers can be compared as text.
public final class Script {

    private final List<Envelope> events = new ArrayList<>();
    private final Map<String, Long> versions = new HashMap<>();
    private Instant now = Instant.parse("2026-01-01T09:00:00Z");
    private UUID actor = id("hr");

    public static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    public static LocalDate day(String date) {
        return LocalDate.parse(date);
    }

    /// The instant at which the following events are recorded; those after it follow by a second each.
    public Script at(String instant) {
        now = Instant.parse(instant);
        return this;
    }

    public Script by(String person) {
        actor = id(person);
        return this;
    }

    public Script add(AssayEvent event) {
        String stream = stream(event);
        long version = versions.merge(stream, 1L, Long::sum) - 1;
        long position = events.size();
        events.add(new Envelope(
                id("event " + position),
                position,
                stream,
                version,
                now,
                actor,
                id("command " + position),
                id("correlation " + position),
                null,
                event));
        now = now.plusSeconds(1);
        return this;
    }

    public List<Envelope> events() {
        return List.copyOf(events);
    }

    public List<Envelope> eventsOf(String person) {
        String stream = Streams.engineer(id(person));
        return events.stream().filter(event -> event.stream().equals(stream)).toList();
    }

    public Script registered(String person, String role, @Nullable String manager, String on) {
        return add(new EngineerRegistered(
                id(person),
                "Name of " + person,
                person + "@example.org",
                role,
                manager == null ? null : id(manager),
                day(on)));
    }

    public Script managed(String person, @Nullable String from, String to, String on) {
        return add(new ManagerAssigned(
                id(person), from == null ? null : id(from), id(to), "Teams were cut anew", day(on)));
    }

    public Script moved(String person, String from, String to, String on) {
        return add(new RoleChanged(id(person), from, to, "Moved to another track", day(on)));
    }

    public Script evidence(String person, String evidence, String on) {
        return add(new EvidenceRecorded(
                id(person),
                id(evidence),
                actor,
                "INDIVIDUAL",
                "MANAGER",
                "Led the move of the build farm",
                List.of("https://example.org/" + evidence),
                List.of("4/High"),
                day(on)));
    }

    public Script withdrawn(String person, String evidence, String on, String... flagged) {
        return add(new EvidenceWithdrawn(
                id(person),
                id(evidence),
                actor,
                "FACTUALLY_WRONG",
                "It was another team's work",
                List.of(flagged).stream().map(Script::id).toList(),
                day(on)));
    }

    public Script rated(String person, String rating, String cell, String on) {
        return add(new EngineerRated(id(person), id(rating), actor, null, judgement("IMPE", cell), List.of(), day(on)));
    }

    public Script ratedElsewhere(String person, String rating, String cell, String on) {
        return add(new EngineerRated(id(person), id(rating), actor, null, judgement("IMPE", cell), List.of(), day(on))
                .imported());
    }

    public Script ratedInRole(String person, String rating, String role, String cell, String on) {
        return add(new EngineerRated(id(person), id(rating), actor, null, judgement(role, cell), List.of(), day(on)));
    }

    public Script ratedUnsure(String person, String rating, String cell, String on) {
        return add(new EngineerRated(
                id(person), id(rating), actor, null, judgement("IMPE", cell), List.of("LOW_CONFIDENCE"), day(on)));
    }

    public Script revised(String person, String rating, String earlier, String fromCell, String cell, String on) {
        return add(new RatingRevised(
                id(person),
                id(rating),
                id(earlier),
                actor,
                fromCell,
                judgement("IMPE", cell),
                List.of(),
                "NEW_EVIDENCE",
                "The migration counts for more",
                day(on)));
    }

    public Script corrected(String person, String rating, String earlier, String fromCell, String cell, String on) {
        return add(new RatingCorrected(
                id(person),
                id(rating),
                id(earlier),
                actor,
                fromCell,
                judgement("IMPE", cell),
                "WRONG_CELL",
                "The wrong band was chosen",
                day(on)));
    }

    public Script reviewed(String person, String rating, String act, String outcome, String on) {
        return add(new RatingReviewed(id(person), id(rating), actor, act, outcome, "Looked at both sides", day(on)));
    }

    public Script retracted(String person, String rating, String fromCell, String on) {
        return add(new RatingRetracted(
                id(person), id(rating), actor, fromCell, "ISSUED_IN_ERROR", "Meant for somebody else", day(on)));
    }

    public Script shared(String person, String rating, String on) {
        return add(new RatingShared(id(person), id(rating), actor, day(on)));
    }

    public static Judgement judgement(String role, String cell) {
        int slash = cell.indexOf('/');
        boolean urgent = cell.equals("4/High");
        return new Judgement(
                role,
                1,
                "cafe".repeat(16),
                Integer.parseInt(cell.substring(0, slash)),
                cell.substring(slash + 1),
                urgent ? "IMMEDIATE" : "NONE",
                urgent ? "BUSINESS_IMPACT" : null,
                urgent ? "Promote without delay." : null,
                85,
                "Seen over two quarters",
                List.of(),
                List.of(),
                day("2025-01-01"),
                day("2025-06-30"));
    }

    private static String stream(AssayEvent event) {
        return switch (event) {
            case EngineerEvent engineer -> Streams.engineer(engineer.engineerId());
            case RoleVersionDrafted drafted -> Streams.role(drafted.roleId());
            case RoleVersionPublished published -> Streams.role(published.roleId());
            case LadderDefined defined -> Streams.ladder(defined.trackId());
            case AlertPolicySet set -> Streams.ALERT_POLICY;
        };
    }
}
