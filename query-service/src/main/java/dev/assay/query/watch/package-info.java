/// The promotion watch: what the alert policy must look at, and the sweep that raises what is due.
@NullMarked
package dev.assay.query.watch;

import org.jspecify.annotations.NullMarked;
