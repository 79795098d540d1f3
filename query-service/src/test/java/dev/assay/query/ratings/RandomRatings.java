package dev.assay.query.ratings;

import static dev.assay.query.history.Script.id;

import dev.assay.events.Envelope;
import dev.assay.events.RatingEvent.RatingRetractionRequested;
import dev.assay.events.RatingEvent.RatingRevised;
import dev.assay.events.RosterEvent.EngineerDeparted;
import dev.assay.query.history.Script;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// Random histories that the write side would allow: only ratings that count are changed, only pending ones reviewed.
final class RandomRatings {

    static final LocalDate FIRST = LocalDate.parse("2025-01-01");
    static final int DAYS = 40;

    private record Pending(String name, String act, LocalDate on, Runnable undo) {}

    private final Random random;
    private final Script script = new Script().at("2025-06-01T00:00:00Z").by("max");
    private final Map<String, LocalDate> counting = new HashMap<>();
    private final List<Pending> pending = new ArrayList<>();
    private int ratings;

    private RandomRatings(long seed) {
        random = new Random(seed);
    }

    static List<Envelope> of(long seed) {
        RandomRatings history = new RandomRatings(seed);
        history.script.registered("ada", "IMPE", "max", FIRST.toString());
        for (int step = 0; step < 30; step++) {
            history.step();
        }
        return history.script.events();
    }

    private void step() {
        switch (random.nextInt(10)) {
            case 0, 1, 2 -> {
                String name = next();
                LocalDate on = day();
                script.ratedInRole("ada", name, role(), cell(), on.toString());
                counting.put(name, on);
            }
            case 3 -> {
                String name = next();
                LocalDate on = day();
                script.ratedUnsure("ada", name, cell(), on.toString());
                pending.add(new Pending(name, "RATING", on, () -> {}));
            }
            case 4 -> revise(false);
            case 5 -> revise(true);
            case 6 -> correct();
            case 7 -> retract();
            case 8 -> {
                review();
                review();
            }
            default -> world();
        }
    }

    private void revise(boolean unsure) {
        String earlier = anyCounting();
        if (earlier == null) {
            return;
        }
        String name = next();
        LocalDate on = day();
        if (unsure) {
            script.add(new RatingRevised(
                    id("ada"),
                    id(name),
                    id(earlier),
                    id("max"),
                    "3/Mid",
                    Script.judgement("IMPE", cell()),
                    List.of("LARGE_MOVE"),
                    "APPEAL",
                    "Asked to look again",
                    on));
            pending.add(new Pending(name, "REVISION", on, undo(earlier)));
        } else {
            script.revised("ada", name, earlier, "3/Mid", cell(), on.toString());
            counting.remove(earlier);
            counting.put(name, on);
        }
    }

    private void correct() {
        String earlier = anyCounting();
        if (earlier != null) {
            String name = next();
            script.corrected("ada", name, earlier, "3/Mid", cell(), String.valueOf(counting.get(earlier)));
            LocalDate on = Objects.requireNonNull(counting.get(earlier));
            pending.add(new Pending(name, "CORRECTION", on, undo(earlier)));
        }
    }

    private void retract() {
        String name = anyCounting();
        if (name == null) {
            return;
        }
        if (random.nextBoolean()) {
            script.add(
                    new RatingRetractionRequested(id("ada"), id(name), id("max"), "DUPLICATE", "Entered twice", day()));
            boolean confirmed = random.nextBoolean();
            script.reviewed("ada", name, "RETRACTION", confirmed ? "CONFIRMED" : "REJECTED", day().toString());
            if (!confirmed) {
                return;
            }
        }
        script.retracted("ada", name, "3/Mid", String.valueOf(counting.remove(name)));
    }

    private void review() {
        if (pending.isEmpty()) {
            return;
        }
        Pending one = pending.remove(random.nextInt(pending.size()));
        boolean confirmed = random.nextInt(3) > 0;
        script.reviewed("ada", one.name(), one.act(), confirmed ? "CONFIRMED" : "REJECTED", day().toString());
        if (confirmed) {
            counting.put(one.name(), one.on());
        } else {
            one.undo().run();
        }
    }

    /// Takes a rating out of those that count until somebody says otherwise.
    private Runnable undo(String name) {
        LocalDate on = Objects.requireNonNull(counting.remove(name));
        return () -> counting.put(name, on);
    }

    private void world() {
        if (random.nextInt(8) == 0) {
            script.add(new EngineerDeparted(id("ada"), null, FIRST.plusDays(DAYS - 5)));
        } else {
            String role = role();
            script.moved("ada", role.equals("IMPE") ? "SPE" : "IMPE", role, day().toString());
        }
    }

    private @Nullable String anyCounting() {
        List<String> names = counting.keySet().stream().sorted().toList();
        return names.isEmpty() ? null : names.get(random.nextInt(names.size()));
    }

    private String next() {
        return "rating " + ratings++;
    }

    private String role() {
        return random.nextInt(4) == 0 ? "SPE" : "IMPE";
    }

    private String cell() {
        return (1 + random.nextInt(5)) + "/" + List.of("Low", "Mid", "High").get(random.nextInt(3));
    }

    private LocalDate day() {
        return FIRST.plusDays(random.nextInt(DAYS));
    }
}
