/// The parts of the harness that break things must break them.
@NullMarked
package dev.assay.faults.stack;

import org.jspecify.annotations.NullMarked;
