package dev.assay.command.engineer;

import java.util.UUID;

/// The people of the tests: an engineer, those above, and others.
final class People {

    static final UUID ENGINEER = new UUID(0, 1);
    static final UUID MANAGER = new UUID(0, 2);
    static final UUID DIRECTOR = new UUID(0, 3);
    static final UUID HR = new UUID(0, 4);
    static final UUID PANEL = new UUID(0, 5);
    static final UUID STRANGER = new UUID(0, 6);
    static final UUID SWEEP = new UUID(0, 7);

    private People() {}
}
