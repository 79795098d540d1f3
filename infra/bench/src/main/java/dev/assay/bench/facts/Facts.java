package dev.assay.bench.facts;

import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// A number of ratings of a number of engineers, in turns: everybody's first, then everybody's second.
///
/// Nothing is kept: each fact is made from the seed and its number whenever it is asked for.
///
/// @param engineers how many people are rated
/// @param ratings how many ratings they have together
public record Facts(long seed, int engineers, long ratings) {

    private static final int TEAM = 8;
    private static final int DAYS_BETWEEN = 28;
    private static final LocalDate FIRST_DAY = LocalDate.of(2016, 1, 4);
    private static final long FIRST_MILLISECOND = 1_700_000_000_000L;
    private static final List<String> BANDS = List.of("Low", "Mid", "High");
    private static final List<String> WORDS = List.of(
            "delivery",
            "review",
            "incident",
            "service",
            "team",
            "design",
            "quality",
            "mentoring",
            "migration",
            "latency",
            "release",
            "ownership",
            "planning",
            "customer",
            "evidence",
            "period");

    /// Who rates: each manager has a team of eight.
    public Stream<Person> managers() {
        return IntStream.rangeClosed(0, (engineers - 1) / TEAM).mapToObj(number -> {
            UUID id = managerId(number);
            return new Person(id, "Manager " + number, id + "@example.org", null);
        });
    }

    /// Who is rated.
    public Stream<Person> people() {
        return IntStream.range(0, engineers).mapToObj(this::person);
    }

    /// @param number from 0
    public Person person(int number) {
        UUID id = personId(number);
        return new Person(id, "Engineer " + number, id + "@example.org", managerId(number / TEAM));
    }

    /// What one of several threads writes: all ratings of its own engineers, each engineer's in their order.
    public Stream<Rated> share(int thread, int threads) {
        return LongStream.range(0, ratings)
                .filter(number -> number % engineers % threads == thread)
                .mapToObj(this::rated);
    }

    /// @param number from 0, over all engineers
    public Rated rated(long number) {
        int engineer = (int) (number % engineers);
        int turn = (int) (number / engineers);
        var random = random(3, number);
        int cell = cell(engineer, turn);
        return new Rated(
                personId(engineer),
                ratingId(engineer, turn),
                turn == 0 ? null : ratingId(engineer, turn - 1),
                managerId(engineer / TEAM),
                level(cell),
                band(cell),
                random.nextInt(70, 101),
                words(random, 24),
                turn == 0 ? null : words(random, 8),
                effectiveOn(engineer, turn));
    }

    /// How many ratings an engineer has.
    public int ratingsOf(int engineer) {
        return (int) ((ratings - engineer + engineers - 1) / engineers);
    }

    /// Engineers to read, in a random order that the seed gives.
    public IntStream reads(int count) {
        return random(5, 0).ints(count, 0, engineers);
    }

    /// Whether a history is that of the engineer, entry by entry in the order of the days; only the
    /// recorded times are the contender's own, which must not go back.
    ///
    /// @throws IllegalStateException if it is not
    public void check(int engineer, List<HistoryEntry> history) {
        int turns = ratingsOf(engineer);
        if (history.size() != turns) {
            throw new IllegalStateException(
                    "Engineer " + engineer + " has " + turns + " ratings, not " + history.size());
        }
        for (int turn = 0; turn < turns; turn++) {
            HistoryEntry entry = history.get(turn);
            if (!entry.equals(expected(engineer, turn, entry))
                    || (turn > 0
                            && entry.knownAt().isBefore(history.get(turn - 1).knownAt()))) {
                throw new IllegalStateException("Rating " + turn + " of engineer " + engineer + " is not " + entry);
            }
        }
    }

    private HistoryEntry expected(int engineer, int turn, HistoryEntry read) {
        Rated rated = rated((long) turn * engineers + engineer);
        boolean last = turn + 1 == ratingsOf(engineer);
        return new HistoryEntry(
                rated.raterId(),
                rated.effectiveOn(),
                last ? null : effectiveOn(engineer, turn + 1),
                read.knownAt(),
                turn == 0 ? null : cellName(engineer, turn - 1),
                rated.cell(),
                rated.reason());
    }

    /// Never the same twice in a row, so that every rating is a change.
    private int cell(int engineer, int turn) {
        int step = 1 + random(4, engineer).nextInt(5);
        // 1 and 5 visit all six cells in turn, 2 and 4 three of them, 3 two.
        return Math.floorMod(engineer + turn * step, 6);
    }

    private String cellName(int engineer, int turn) {
        int cell = cell(engineer, turn);
        return level(cell) + "/" + band(cell);
    }

    private static int level(int cell) {
        return 2 + cell / BANDS.size();
    }

    private static String band(int cell) {
        return BANDS.get(cell % BANDS.size());
    }

    private static LocalDate effectiveOn(int engineer, int turn) {
        return FIRST_DAY.plusDays((long) turn * DAYS_BETWEEN + engineer % DAYS_BETWEEN);
    }

    private UUID managerId(int number) {
        return id(random(0, number), number);
    }

    private UUID personId(int number) {
        return id(random(1, number), number);
    }

    private UUID ratingId(int engineer, int turn) {
        long number = (long) turn * engineers + engineer;
        return id(random(2, number), number);
    }

    private SplittableRandom random(int kind, long number) {
        return new SplittableRandom((seed * 31 + kind) * 0x9E3779B97F4A7C15L + number * 0xD1B54A32D192ED03L);
    }

    /// Version 7, in the order of the numbers, so that indexes grow at their end for everybody alike.
    private static UUID id(SplittableRandom random, long number) {
        long milliseconds = FIRST_MILLISECOND + number;
        return new UUID(
                (milliseconds << 16) | 0x7000L | random.nextInt(1 << 12), (random.nextLong() >>> 2) | (1L << 63));
    }

    private static String words(SplittableRandom random, int count) {
        var text = new StringBuilder();
        for (int word = 0; word < count; word++) {
            text.append(word == 0 ? "" : " ").append(WORDS.get(random.nextInt(WORDS.size())));
        }
        return text.toString();
    }
}
