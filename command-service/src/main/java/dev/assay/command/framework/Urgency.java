package dev.assay.command.framework;

import java.util.List;
import java.util.Locale;
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

    /// Words that follow each other in one line of a sentence.
    ///
    /// Found by looking for the first words once and for the others behind them, so that the work grows with the
    /// length of the sentence and not with its square, whatever it repeats.
    ///
    /// @param first where the phrase begins
    /// @param then one of them follows somewhere; empty if nothing must follow
    private record Phrase(String first, List<String> then, Urgency urgency) {

        boolean isIn(String line) {
            int found = line.indexOf(first);
            return found >= 0
                    && (then.isEmpty()
                            || then.stream().anyMatch(word -> line.indexOf(word, found + first.length()) >= 0));
        }
    }

    /// The first that a sentence contains decides; the order matters.
    private static final List<Phrase> PHRASES = List.of(
            new Phrase("immediate promotion", List.of(), IMMEDIATE),
            new Phrase("promotion ", List.of("overdue"), OVERDUE),
            new Phrase("promotion ", List.of("imminent", "appropriate next step"), DUE));

    private static final Pattern LINE_END = Pattern.compile("[\\n\\r\\u0085\\u2028\\u2029]");
    private static final String RESOLVES = "promotion resolves";
    private static final String TIMELINE = "promotion timeline";

    /// Reads a progression signal (R3); a sentence that no phrase fits is about growth, and one about the time after a
    /// promotion presupposes one and asks for none.
    public static Urgency ofSignal(String sentence) {
        String small = sentence.toLowerCase(Locale.ROOT);
        // A phrase does not reach over the end of a line.
        List<String> lines = List.of(LINE_END.split(small));
        for (Phrase phrase : PHRASES) {
            if (lines.stream().anyMatch(phrase::isIn)) {
                return phrase.urgency;
            }
        }
        if (small.startsWith(RESOLVES)) {
            return DUE;
        }
        return small.contains(TIMELINE) ? CONVERSATION : NONE;
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
