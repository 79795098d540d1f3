/// Proves over a whole history that nothing was lost, doubled, moved or made up.
@NullMarked
package dev.assay.faults.check;

import org.jspecify.annotations.NullMarked;
