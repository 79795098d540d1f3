package dev.assay.command.framework;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// How soon a promotion should follow, in rising order.
public enum Urgency {
    NONE,
    CONVERSATION,
    DUE,
    OVERDUE,
    IMMEDIATE;

    private record Phrase(Pattern pattern, Urgency urgency) {}

    /// The first phrase that a sentence contains decides; the order matters.
    private static final List<Phrase> PHRASES = List.of(
            phrase("immediate promotion", IMMEDIATE),
            phrase("promotion .*overdue", OVERDUE),
            phrase("promotion .*(imminent|appropriate next step)", DUE),
            phrase("^promotion resolves", DUE),
            phrase("promotion timeline", CONVERSATION),
            // A sentence about the time after a promotion presupposes one and asks for none.
            phrase("^post-promotion", NONE));

    private static Phrase phrase(String regex, Urgency urgency) {
        return new Phrase(Pattern.compile(regex, Pattern.CASE_INSENSITIVE), urgency);
    }

    /// Reads a progression signal (R3); a sentence that no phrase fits is about growth.
    public static Urgency ofSignal(String sentence) {
        return PHRASES.stream()
                .filter(phrase -> phrase.pattern().matcher(sentence).find())
                .findFirst()
                .map(Phrase::urgency)
                .orElse(NONE);
    }

    /// The inverse of [#name].
    static Optional<Urgency> named(String name) {
        return Stream.of(values())
                .filter(urgency -> urgency.name().equals(name))
                .findFirst();
    }

    /// The most urgent of all; none of nothing.
    public static Urgency max(Stream<Urgency> all) {
        return all.max(Urgency::compareTo).orElse(NONE);
    }
}
