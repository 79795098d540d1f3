package dev.assay.command.imports;

import dev.assay.command.RoleIdFormat;
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

    private static boolean spells(List<String> words, String code) {
        if (words.isEmpty()) {
            return code.isEmpty();
        }
        if (code.length() < words.size() || code.charAt(0) != words.getFirst().charAt(0)) {
            return false;
        }
        List<String> rest = words.subList(1, words.size());
        for (int end = 1; end <= code.length() - rest.size(); end++) {
            if (isSubsequence(code.substring(0, end), words.getFirst()) && spells(rest, code.substring(end))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isSubsequence(String piece, String word) {
        int matched = 0;
        for (int index = 0; index < word.length() && matched < piece.length(); index++) {
            if (word.charAt(index) == piece.charAt(matched)) {
                matched++;
            }
        }
        return matched == piece.length();
    }

    /// The title in lower case with hyphens, such as `staff-engineer`; empty if it has no Latin letter.
    static String slug(String title) {
        String slug =
                title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^[^a-z]+", "");
        return slug.substring(0, Math.min(slug.length(), RoleIdFormat.MAX_LENGTH))
                .replaceAll("-+$", "");
    }
}
