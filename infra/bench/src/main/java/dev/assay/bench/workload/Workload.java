package dev.assay.bench.workload;

import dev.assay.bench.workload.Step.Evidence;
import dev.assay.bench.workload.Step.Judged;
import dev.assay.bench.workload.Step.Rate;
import dev.assay.bench.workload.Step.Register;
import dev.assay.bench.workload.Step.Revise;
import dev.assay.bench.workload.Step.Share;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What one client does: a manager who takes in engineers and keeps their records.
///
/// One command in five registers somebody new. Of the others, four in five concern the engineers that the client
/// saw last, the rest any that it ever saw. All commands are valid, and none waits for a second reviewer. One
/// engineer in ten grows so far that a promotion becomes overdue. Whoever came first leads those who come later, so
/// that nobody has more reports than a manager can have.
public final class Workload {

    /// The role of everybody who is registered; its rubric must be published.
    public static final String ROLE = "IMPE";

    /// How many report to one engineer at most; the first so many report to the client itself.
    public static final int REPORTS = 12;

    private static final int RECENT = 40;
    private static final LocalDate JOINED = LocalDate.of(2022, 1, 3);
    private static final LocalDate FIRST_RATED = LocalDate.of(2023, 1, 2);
    private static final List<String> BANDS = List.of("Low", "Mid", "High");
    private static final List<String> WORDS = List.of(
            "led",
            "the",
            "migration",
            "of",
            "a",
            "service",
            "with",
            "care",
            "and",
            "wrote",
            "down",
            "what",
            "was",
            "learned",
            "from",
            "incident",
            "review",
            "for",
            "other",
            "teams");

    private final SplittableRandom random;
    private final List<Known> engineers = new ArrayList<>();
    private final UUID managerId;

    /// @param managerId who the client is
    public Workload(long seed, int client, UUID managerId) {
        this.managerId = managerId;
        this.random = new SplittableRandom(seed * 1_000_003 + client);
    }

    /// Somebody whom the client may rate, as it knows them.
    private static final class Known {

        final UUID id;
        final int highest;
        int judgements;
        int level = 2;

        @Nullable
        UUID rating;

        boolean shared;

        @Nullable
        UUID evidence;

        Known(UUID id, int highest) {
            this.id = id;
            this.highest = highest;
        }
    }

    /// The next command.
    public Step next() {
        int die = random.nextInt(100);
        if (engineers.isEmpty() || die < 20) {
            return register();
        }
        Known engineer = chosen();
        UUID rating = engineer.rating;
        if (die < 55 || (rating == null && engineer.evidence == null)) {
            return evidence(engineer);
        }
        if (rating == null || die < 65) {
            return new Rate(engineer.id, judged(engineer), day(engineer));
        }
        if (die < 87 || engineer.shared) {
            return new Revise(engineer.id, rating, judged(engineer), words(8), day(engineer));
        }
        return new Share(engineer.id, rating);
    }

    /// Must be told before the next command.
    ///
    /// @param id what the answer says was made or changed
    public void done(Step step, UUID id) {
        switch (step) {
            case Register it -> engineers.add(new Known(it.engineerId(), random.nextInt(10) == 0 ? 4 : 3));
            case Evidence it -> known(it).evidence = id;
            case Rate it -> judged(known(it), id, it.judged());
            case Revise it -> judged(known(it), id, it.judged());
            case Share it -> known(it).shared = true;
        }
    }

    private static void judged(Known engineer, UUID ratingId, Judged judged) {
        engineer.rating = ratingId;
        engineer.shared = false;
        engineer.level = judged.level();
        engineer.judgements++;
    }

    private Known known(Step step) {
        for (int index = engineers.size() - 1; index >= 0; index--) {
            if (engineers.get(index).id.equals(step.engineerId())) {
                return engineers.get(index);
            }
        }
        throw new IllegalArgumentException("Nobody knows " + step.engineerId());
    }

    private Known chosen() {
        int size = engineers.size();
        boolean recent = random.nextInt(5) > 0;
        return engineers.get(recent ? size - 1 - random.nextInt(Math.min(RECENT, size)) : random.nextInt(size));
    }

    private Register register() {
        UUID id = new UUID((random.nextLong() & ~0xF000L) | 0x7000L, (random.nextLong() >>> 2) | (1L << 63));
        return new Register(id, "Engineer " + words(2), id + "@bench.example", leader(), JOINED);
    }

    /// Of the next engineer.
    private UUID leader() {
        int group = engineers.size() / REPORTS;
        return group == 0 ? managerId : engineers.get(group - 1).id;
    }

    private Evidence evidence(Known engineer) {
        return new Evidence(
                engineer.id,
                random.nextBoolean() ? "INDIVIDUAL" : "BUSINESS_IMPACT",
                random.nextBoolean() ? "MANAGER" : "PEER",
                words(20),
                List.of("3/" + band()),
                FIRST_RATED.minusDays(random.nextInt(200)));
    }

    /// At most one level up or down: a larger move would wait for a second reviewer.
    private Judged judged(Known engineer) {
        UUID evidence = engineer.evidence;
        int level = Math.clamp(engineer.level + random.nextInt(3) - 1L, 2, evidence == null ? 3 : engineer.highest);
        return new Judged(
                level,
                band(),
                70 + random.nextInt(31),
                words(30),
                evidence == null ? List.of() : List.of(evidence),
                FIRST_RATED.minusDays(180),
                FIRST_RATED.minusDays(1));
    }

    private static LocalDate day(Known engineer) {
        return FIRST_RATED.plusDays(Math.min(1_000, engineer.judgements * 7L));
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
}
