package dev.assay.local.demo;

import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Somebody of the demo organisation.
///
/// @param key how the script calls them, and what they sign in as
/// @param roles the `roles` claim of their tokens; empty for somebody who never signs in
/// @param roleId the role in which they joined; absent for somebody who is not on the roster
/// @param manager the key of their manager; absent for the head
/// @param joinedDaysAgo days before the day of the first start
record Person(
        String key,
        UUID id,
        String name,
        Set<String> roles,
        @Nullable String roleId,
        @Nullable String manager,
        int joinedDaysAgo) {

    boolean onRoster() {
        return roleId != null;
    }

    String email() {
        return name.toLowerCase(Locale.ROOT).replace(' ', '.') + "@demo.example";
    }
}
