package dev.assay.command.imports;

import dev.assay.command.RoleIdFormat;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Finds the id of a role from its title.
final class RoleNames {

    private RoleNames() {}

    /// The codes that the title spells: cut into as many pieces as the title has words, each piece begins with its
    /// word's initial and goes on with letters of that word in their order.
    ///
    /// `IMPE` is spelled by "Intermediate Platform Engineer" and `HoE` by "Head of Engineering".
    static List<String> spelledBy(String title, List<String> codes) {
        List<String> words = Stream.of(title.toLowerCase(Locale.ROOT).split("[^\\p{L}]+"))
                .filter(word -> !word.isEmpty())
                .toList();
        return codes.stream()
                .filter(code -> !words.isEmpty() && spells(words, code.toLowerCase(Locale.ROOT)))
                .toList();
    }

    /// Word by word, with all the places in the code that the words so far may reach.
    private static boolean spells(List<String> words, String code) {
        BitSet ends = new BitSet();
        ends.set(0);
        for (String word : words) {
            BitSet next = new BitSet();
            ends.stream().forEach(start -> addPieces(word, code, start, next));
            ends = next;
        }
        return ends.get(code.length());
    }

    /// Where a piece may end that begins at a place in the code with the word's initial.
    private static void addPieces(String word, String code, int start, BitSet ends) {
        if (start == code.length() || word.charAt(0) != code.charAt(start)) {
            return;
        }
        int end = start;
        for (int index = 0; index < word.length() && end < code.length(); index++) {
            if (word.charAt(index) == code.charAt(end)) {
                ends.set(++end);
            }
        }
    }

    /// The title in lower case with hyphens, such as `staff-engineer`; empty if it has no Latin letter.
    static String slug(String title) {
        String slug =
                title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^[^a-z]+", "");
        return slug.substring(0, Math.min(slug.length(), RoleIdFormat.MAX_LENGTH))
                .replaceAll("-+$", "");
    }
}
