/// What is broken on purpose, when, and how it is put right again.
@NullMarked
package dev.assay.faults.inject;

import org.jspecify.annotations.NullMarked;
