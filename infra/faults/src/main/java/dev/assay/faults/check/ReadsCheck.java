package dev.assay.faults.check;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;

/// Reads with `minVersion` bring at least that version, never go back for a client, and show nothing that is not
/// stored.
final class ReadsCheck implements Check {

    private record Reader(String client, String stream) {}

    @Override
    public String name() {
        return "reads with minVersion never go back";
    }

    @Override
    public void examine(History history, Findings findings) {
        Map<String, Long> stored = new HashMap<>();
        history.events().forEach(event -> stored.merge(event.stream(), event.version(), Math::max));
        Map<Reader, Long> seen = new HashMap<>();
        history.reads().stream()
                .sorted(Comparator.comparingLong(Read::startedAt))
                .forEach(read -> {
                    findings.examined(1);
                    findings.require(
                            read.seen() <= stored.getOrDefault(read.stream(), -1L),
                            "%s shows more than is stored",
                            read);
                    if (read.asked() >= 0) {
                        findings.require(read.seen() >= read.asked(), "%s shows less than was asked for", read);
                        Long before = seen.put(new Reader(read.client(), read.stream()), read.seen());
                        findings.require(
                                before == null || before <= read.seen(), "%s goes back behind %s", read, before);
                    }
                });
    }
}
