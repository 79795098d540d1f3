/// The harness against the real system, for about a minute.
@NullMarked
package dev.assay.faults;

import org.jspecify.annotations.NullMarked;
