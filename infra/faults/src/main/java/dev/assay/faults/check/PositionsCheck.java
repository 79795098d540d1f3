package dev.assay.faults.check;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The positions of the ledger are 0, 1, 2 … and follow the versions of every stream.
final class PositionsCheck implements Check {

    @Override
    public String name() {
        return "dense positions in the order of every stream";
    }

    @Override
    public void examine(History history, Findings findings) {
        Set<Long> positions = new HashSet<>();
        long highest = -1;
        for (StoredEvent event : history.events()) {
            findings.examined(1);
            Long position = event.position();
            if (position == null) {
                findings.violation("Event %d of %s has no position".formatted(event.version(), event.stream()));
            } else {
                findings.require(positions.add(position), "Position %d is given twice", position);
                highest = Math.max(highest, position);
            }
        }
        findings.require(
                positions.size() == highest + 1,
                "The ledger ends with position %d and has %d positions",
                highest,
                positions.size());
        inOrder(history.events(), findings);
    }

    private static void inOrder(List<StoredEvent> events, Findings findings) {
        List<StoredEvent> byVersion = events.stream()
                .sorted(Comparator.comparing(StoredEvent::stream).thenComparingLong(StoredEvent::version))
                .toList();
        Map<String, Long> latest = new HashMap<>();
        for (StoredEvent event : byVersion) {
            Long position = event.position();
            if (position != null) {
                Long before = latest.put(event.stream(), position);
                findings.require(
                        before == null || before < position,
                        "Event %d of %s has position %d, its predecessor %d",
                        event.version(),
                        event.stream(),
                        position,
                        before);
            }
        }
    }
}
