package dev.assay.faults.load;

import dev.assay.faults.check.Attempt;
import dev.assay.faults.check.Read;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;

/// Writes down every request and its answer.
public final class Recorder {

    private final Queue<Attempt> attempts = new ConcurrentLinkedQueue<>();
    private final Queue<Read> reads = new ConcurrentLinkedQueue<>();
    private final Map<String, LongAdder> outcomes = new ConcurrentHashMap<>();

    void add(Attempt attempt) {
        attempts.add(attempt);
        count("command", attempt.status());
    }

    void add(Read read) {
        reads.add(read);
    }

    /// @param status of HTTP; 0 without an answer
    void count(String what, int status) {
        outcomes.computeIfAbsent(what + " " + (status == 0 ? "without answer" : status), name -> new LongAdder())
                .increment();
    }

    public List<Attempt> attempts() {
        return List.copyOf(attempts);
    }

    public List<Read> reads() {
        return List.copyOf(reads);
    }

    /// How often each status came.
    public Map<String, Long> outcomes() {
        Map<String, Long> counts = new TreeMap<>();
        outcomes.forEach((outcome, count) -> counts.put(outcome, count.sum()));
        return counts;
    }
}
