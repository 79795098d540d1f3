package dev.assay.query.feed;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Streams as a topic may hold them: each version for the first time after those before it, and any run again at any
/// time.
final class SimulatedTopic {

    private static final int SHARED = 3;

    /// @param writes what a projection gives for it
    record Event(String stream, long version, List<Write> writes) {}

    private final Random random;
    private final int streams;
    private final List<Event> once = new ArrayList<>();
    private final List<Event> records = new ArrayList<>();

    SimulatedTopic(Random random, int streams, int events) {
        this.random = random;
        this.streams = streams;
        Map<String, Long> versions = new HashMap<>();
        while (once.size() < events) {
            String stream = "s" + random.nextInt(streams);
            once.add(event(stream, versions.merge(stream, 1L, Long::sum) - 1));
        }
        for (int next = 0; next < once.size(); ) {
            int until = Math.min(once.size(), next + 1 + random.nextInt(6));
            records.addAll(once.subList(next, until));
            next = until;
            while (random.nextInt(3) == 0) {
                int start = random.nextInt(next);
                records.addAll(once.subList(start, Math.min(next, start + 1 + random.nextInt(8))));
            }
        }
    }

    /// Every event once, in order.
    List<Event> once() {
        return once;
    }

    List<Event> records() {
        return records;
    }

    /// Writes to the stream's own document, often to one of its cases, and to paths of its own in shared documents.
    private Event event(String stream, long version) {
        List<Write> writes = new ArrayList<>();
        if (random.nextInt(4) > 0) {
            writes.add(Write.state(stream, version, state(version)));
        }
        if (random.nextInt(3) > 0) {
            writes.add(Write.state(stream + "/case" + random.nextInt(2), version, state(version)));
        }
        if (random.nextInt(3) == 0) {
            writes.add(Write.entry(
                    "shared" + random.nextInt(SHARED), version, Map.of("of." + stream + "." + version, version)));
        }
        if (random.nextInt(3) == 0) {
            writes.add(Write.state(stream + "/alert", version, state(version)));
            writes.add(Write.beside(
                    stream + "/alert",
                    version,
                    "unresolved",
                    Map.of(stream, random.nextBoolean() ? "v" + version : Write.GONE)));
        }
        if (random.nextInt(5) == 0) {
            writes.add(Write.fact("list", Map.of("streams." + stream, true)));
        }
        return new Event(stream, version, writes);
    }

    private Map<String, Object> state(long version) {
        Map<String, Object> set = new LinkedHashMap<>();
        set.put("last", "v" + version);
        switch (random.nextInt(6)) {
            case 0 -> set.put("ratings.r" + random.nextInt(2), Map.of("by", version, "state", "NEW"));
            case 1 -> set.put("ratings.r" + random.nextInt(2) + ".state", "v" + version);
            case 2 -> set.put("ratings.r" + random.nextInt(2) + ".review.at", version);
            case 3 -> set.put("hint", "v" + version);
            case 4 -> set.put("hint", Write.GONE);
            default -> set.put("entries." + version, version);
        }
        return set;
    }

    int streams() {
        return streams;
    }
}
