/// Tests of what runs, how it starts and how it ends.
@NullMarked
package dev.assay.faults.stack;

import org.jspecify.annotations.NullMarked;
