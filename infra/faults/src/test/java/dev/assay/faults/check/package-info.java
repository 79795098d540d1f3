/// The checker, held to histories that were tampered with.
@NullMarked
package dev.assay.faults.check;

import org.jspecify.annotations.NullMarked;
