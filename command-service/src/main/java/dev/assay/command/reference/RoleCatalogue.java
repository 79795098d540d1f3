package dev.assay.command.reference;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// The roles that there are, over all tracks.
///
/// @param roleIds those on a ladder and those with a published version
/// @param nextRoles the edges of all ladders, by the role that they lead on from
public record RoleCatalogue(Set<String> roleIds, Map<String, List<String>> nextRoles) {

    private static final int NEAREST = 3;

    public boolean has(String roleId) {
        return roleIds.contains(roleId);
    }

    /// Whether edges lead from one role to the other, over any number of steps.
    public boolean leadsTo(String fromRoleId, String toRoleId) {
        Set<String> reached = new HashSet<>();
        Deque<String> next = new ArrayDeque<>(nextRoles.getOrDefault(fromRoleId, List.of()));
        while (!next.isEmpty()) {
            String roleId = next.poll();
            if (roleId.equals(toRoleId)) {
                return true;
            }
            if (reached.add(roleId)) {
                next.addAll(nextRoles.getOrDefault(roleId, List.of()));
            }
        }
        return false;
    }

    /// The roles whose ids are spelled most alike, for somebody who has mistyped one.
    public List<String> nearest(String roleId) {
        String asked = roleId.toUpperCase(Locale.ROOT);
        return roleIds.stream()
                .sorted(Comparator.comparingInt((String known) -> edits(asked, known.toUpperCase(Locale.ROOT)))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(NEAREST)
                .toList();
    }

    /// Levenshtein's distance: insertions, deletions and replacements of one character.
    private static int edits(String one, String other) {
        int[] before = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            before[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int[] row = new int[other.length() + 1];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int replaced = before[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, Math.min(before[j], row[j - 1]) + 1);
            }
            before = row;
        }
        return before[other.length()];
    }
}
