/// The order of faults.
@NullMarked
package dev.assay.faults.inject;

import org.jspecify.annotations.NullMarked;
