package dev.assay.faults.check;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// The topic, folded by position, is the event table: the same records byte for byte, repetitions identical, and every
/// stream in one partition, in its order where its records appear first.
final class TopicCheck implements Check {

    @Override
    public String name() {
        return "the topic folded by position equals the event table";
    }

    @Override
    public void examine(History history, Findings findings) {
        Map<Long, StoredEvent> expected = new HashMap<>();
        for (StoredEvent event : history.events()) {
            Long position = event.position();
            if (position != null) {
                expected.put(position, event);
            }
        }
        Set<Long> found = new HashSet<>();
        Map<String, Long> latest = new HashMap<>();
        Map<String, Integer> partitions = new HashMap<>();
        for (TopicRecord message : history.topic()) {
            if (history.poisoned().contains(message.stream())) {
                continue;
            }
            findings.examined(1);
            Long position = message.position();
            StoredEvent event = position == null ? null : expected.get(position);
            if (event == null || position == null) {
                findings.violation("%s holds a record that is not in the event table".formatted(place(message)));
                continue;
            }
            findings.require(
                    event.digest().equals(message.digest()), "%s differs from event %s", place(message), event);
            Integer partition = partitions.putIfAbsent(message.stream(), message.partition());
            findings.require(
                    partition == null || partition == message.partition(), "%s is in two partitions", message.stream());
            if (found.add(position)) {
                Long before = latest.put(message.stream(), position);
                findings.require(
                        before == null || before < position,
                        "%s brings position %d of %s after %d",
                        place(message),
                        position,
                        message.stream(),
                        before);
            }
        }
        expected.keySet().stream()
                .filter(position -> !found.contains(position))
                .forEach(position -> findings.violation("The topic lacks position " + position));
    }

    static String place(TopicRecord message) {
        return "Offset " + message.offset() + " of partition " + message.partition();
    }
}
