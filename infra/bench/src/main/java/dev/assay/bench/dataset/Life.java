package dev.assay.bench.dataset;

import dev.assay.bench.load.Organisation;
import dev.assay.bench.workload.Workload;
import dev.assay.events.AlertEvent.AlertAcknowledged;
import dev.assay.events.AlertEvent.AlertTakenUp;
import dev.assay.events.AlertEvent.PromotionOverdueRaised;
import dev.assay.events.AssayEvent;
import dev.assay.events.EvidenceEvent.EvidenceRecorded;
import dev.assay.events.FrameworkEvent.Cell;
import dev.assay.events.PromotionEvent.PromotionProposed;
import dev.assay.events.RatingEvent.EngineerRated;
import dev.assay.events.RatingEvent.Judgement;
import dev.assay.events.RatingEvent.RatingRevised;
import dev.assay.events.RatingEvent.RatingShared;
import dev.assay.events.RosterEvent.EngineerRegistered;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Twenty events of one engineer, as the deciders would have recorded them.
///
/// One engineer in ten is rated so high that a promotion is overdue; of their alerts some are acknowledged and some
/// answered by a proposal.
final class Life {

    static final int EVENTS = 20;

    private static final String LATE = "4/High";
    private static final String NEXT_ROLE = "SPE";
    private static final List<String> BANDS = List.of("Low", "Mid", "High");
    private static final List<String> WORDS = List.of(
            "rebuilt",
            "the",
            "release",
            "pipeline",
            "so",
            "that",
            "teams",
            "could",
            "ship",
            "on",
            "their",
            "own",
            "and",
            "halved",
            "recovery",
            "time",
            "of",
            "a",
            "service",
            "after",
            "review",
            "with",
            "operations");

    private final SplittableRandom random;
    private final Cells cells;
    private final UUID engineerId;
    private final UUID managerId;
    private final List<AssayEvent> events = new ArrayList<>(EVENTS);
    private final List<UUID> evidence = new ArrayList<>();
    private LocalDate day;
    private @Nullable UUID ratingId;
    private String cell = "";

    private Life(SplittableRandom random, Cells cells, UUID engineerId, UUID managerId) {
        this.random = random;
        this.cells = cells;
        this.engineerId = engineerId;
        this.managerId = managerId;
        this.day = LocalDate.of(2023, 1, 2).plusDays(random.nextInt(300));
    }

    /// @param number of the engineer, from 0
    static UUID id(long seed, int number) {
        return uuid(new SplittableRandom(seed * 7_919 + number));
    }

    static List<AssayEvent> of(long seed, int number, Cells cells) {
        var random = new SplittableRandom(seed * 104_729 + number);
        var life = new Life(random, cells, id(seed, number), Organisation.manager(number % Organisation.MANAGERS));
        life.live(number % 10 == 0);
        return life.events;
    }

    private void live(boolean late) {
        events.add(new EngineerRegistered(
                engineerId, "Engineer " + words(2), engineerId + "@bench.example", Workload.ROLE, managerId, day));
        evidence(2);
        judge(2 + random.nextInt(2) + "/" + band());
        evidence(2);
        judge("3/" + band());
        evidence(2);
        if (late) {
            judge(LATE);
            alert();
        } else {
            judge("3/" + band());
        }
        evidence(EVENTS - events.size());
    }

    private void evidence(int count) {
        for (int number = 0; number < count; number++) {
            UUID id = uuid(random);
            evidence.add(id);
            events.add(new EvidenceRecorded(
                    engineerId,
                    id,
                    managerId,
                    random.nextBoolean() ? "INDIVIDUAL" : "BUSINESS_IMPACT",
                    random.nextBoolean() ? "MANAGER" : "PEER",
                    words(20),
                    List.of(),
                    List.of("3/" + band()),
                    day));
        }
    }

    /// A rating, then a revision of it; each is shared at once.
    private void judge(String to) {
        day = day.plusDays(30 + random.nextInt(60));
        UUID id = uuid(random);
        List<UUID> cited = List.of(evidence.getLast());
        Judgement judgement = cells.judgement(to, 70 + random.nextInt(31), words(30), cited, day);
        UUID earlier = ratingId;
        events.add(
                earlier == null
                        ? new EngineerRated(engineerId, id, managerId, null, judgement, List.of(), day)
                        : new RatingRevised(
                                engineerId,
                                id,
                                earlier,
                                managerId,
                                cell,
                                judgement,
                                List.of(),
                                "REASSESSMENT",
                                words(8),
                                day));
        ratingId = id;
        cell = to;
        events.add(new RatingShared(engineerId, id, managerId, day));
    }

    private void alert() {
        UUID rating = Objects.requireNonNull(ratingId);
        UUID alertId = uuid(random);
        Cell cause = cells.cell(LATE);
        LocalDate raised = day.plusDays(1);
        events.add(new PromotionOverdueRaised(
                engineerId,
                alertId,
                Workload.ROLE,
                NEXT_ROLE,
                cause.urgency(),
                "CRITICAL",
                rating,
                rating,
                LATE,
                cells.side(cause),
                Objects.requireNonNull(cells.sentence(cause)),
                day,
                day,
                raised.plusDays(14),
                0,
                raised));
        int die = random.nextInt(10);
        if (die < 3) {
            events.add(new AlertAcknowledged(engineerId, alertId, managerId, null, raised.plusDays(1)));
        } else if (die < 5) {
            UUID caseId = uuid(random);
            LocalDate proposed = raised.plusDays(2);
            events.add(new PromotionProposed(
                    engineerId,
                    caseId,
                    Organisation.head(),
                    Workload.ROLE,
                    NEXT_ROLE,
                    words(10),
                    null,
                    proposed.plusDays(30),
                    proposed));
            events.add(new AlertTakenUp(engineerId, alertId, caseId, proposed.plusDays(30), proposed));
        }
    }

    private String band() {
        return BANDS.get(random.nextInt(BANDS.size()));
    }

    private String words(int count) {
        var text = new StringBuilder();
        for (int word = 0; word < count; word++) {
            text.append(word == 0 ? "" : " ").append(WORDS.get(random.nextInt(WORDS.size())));
        }
        return text.toString();
    }

    static UUID uuid(SplittableRandom random) {
        return new UUID((random.nextLong() & ~0xF000L) | 0x7000L, (random.nextLong() >>> 2) | (1L << 63));
    }
}
