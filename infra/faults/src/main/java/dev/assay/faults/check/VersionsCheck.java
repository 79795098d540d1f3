package dev.assay.faults.check;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// The versions of every stream are 0, 1, 2 … without a gap or a repetition.
final class VersionsCheck implements Check {

    @Override
    public String name() {
        return "dense versions in every stream";
    }

    @Override
    public void examine(History history, Findings findings) {
        Map<String, Set<Long>> versions = new HashMap<>();
        Map<String, Long> highest = new HashMap<>();
        Set<UUID> ids = new HashSet<>();
        for (StoredEvent event : history.events()) {
            findings.examined(1);
            findings.require(ids.add(event.eventId()), "Event %s is stored twice", event.eventId());
            boolean first = versions.computeIfAbsent(event.stream(), stream -> new HashSet<>())
                    .add(event.version());
            findings.require(first, "%s has version %d twice", event.stream(), event.version());
            highest.merge(event.stream(), event.version(), Math::max);
        }
        highest.forEach((stream, version) -> findings.require(
                versions.getOrDefault(stream, Set.of()).size() == version + 1,
                "%s lacks a version below %d",
                stream,
                version));
    }
}
