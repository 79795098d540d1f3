/// Breaks the running system on purpose and proves over the whole history that nothing was lost or doubled.
@NullMarked
package dev.assay.faults;

import org.jspecify.annotations.NullMarked;
