package dev.assay.kit.limit;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/// How many bytes the bodies take that are read and not answered yet, in all and of each caller. Small ones do not
/// count: the connections bound them.
final class BodyMemory {

    private final RequestSettings settings;
    private final AtomicLong all = new AtomicLong();
    private final Map<String, Long> ofCallers = new ConcurrentHashMap<>();

    BodyMemory(RequestSettings settings) {
        this.settings = settings;
    }

    /// @return false if there is no room; then nothing is taken
    boolean take(String caller, long bytes) {
        boolean ofCaller = ofCallers.merge(caller, bytes, Long::sum) <= settings.callersBytes();
        boolean ofAll = all.addAndGet(bytes) <= settings.maxBuffered().toBytes();
        if (!ofCaller || !ofAll) {
            giveBack(caller, bytes);
        }
        return ofCaller && ofAll;
    }

    void giveBack(String caller, long bytes) {
        all.addAndGet(-bytes);
        ofCallers.computeIfPresent(caller, (id, taken) -> taken == bytes ? null : taken - bytes);
    }
}
