package dev.assay.query.access;

/// Whom a line of the table of [Access] lets the caller see, and how much of them; the widest first.
enum Reach {
    ANY(Visibility.FULL, true),
    /// The caller's reporting line, transitive, as of today.
    LINE(Visibility.LINE, false),
    /// Engineers with an open promotion case.
    OPEN_CASE(Visibility.CASE, false),
    /// The promotion cases of everybody, decided ones too.
    EVERY_CASE(Visibility.CASE, true),
    /// Everybody, without personal values.
    STATISTICS(Visibility.STATISTICS, true),
    SELF(Visibility.OWN, false);

    final Visibility visibility;

    final boolean everyone;

    Reach(Visibility visibility, boolean everyone) {
        this.visibility = visibility;
        this.everyone = everyone;
    }
}
