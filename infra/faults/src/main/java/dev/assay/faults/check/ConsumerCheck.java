package dev.assay.faults.check;

import java.util.HashMap;
import java.util.Map;

/// A consumer that read through all faults got what the topic holds now: each record once, in order, unchanged.
final class ConsumerCheck implements Check {

    @Override
    public String name() {
        return "a consumer read the topic whole and in order through all faults";
    }

    @Override
    public void examine(History history, Findings findings) {
        Map<String, TopicRecord> expected = new HashMap<>();
        history.topic().forEach(message -> expected.put(TopicCheck.place(message), message));
        Map<Integer, Long> next = new HashMap<>();
        for (TopicRecord message : history.consumed()) {
            findings.examined(1);
            findings.require(
                    message.equals(expected.get(TopicCheck.place(message))),
                    "%s was read, and is not so in the topic",
                    TopicCheck.place(message));
            Long before = next.put(message.partition(), message.offset());
            findings.require(
                    before == null ? message.offset() == 0 : message.offset() == before + 1,
                    "%s came after offset %s",
                    TopicCheck.place(message),
                    before);
        }
        findings.require(
                history.consumed().size() == expected.size(),
                "%d records were read of %d",
                history.consumed().size(),
                expected.size());
    }
}
