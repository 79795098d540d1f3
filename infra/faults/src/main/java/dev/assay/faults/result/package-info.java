/// What a run left behind: the stores as they stand in the end, and the report.
@NullMarked
package dev.assay.faults.result;

import org.jspecify.annotations.NullMarked;
