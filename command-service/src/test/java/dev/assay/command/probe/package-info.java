/// A capability of the tests' own: a counter without rules, to try the wiring with.
@NullMarked
package dev.assay.command.probe;

import org.jspecify.annotations.NullMarked;
