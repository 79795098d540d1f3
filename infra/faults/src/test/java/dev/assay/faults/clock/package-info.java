/// The clock that is set wrong.
@NullMarked
package dev.assay.faults.clock;

import org.jspecify.annotations.NullMarked;
