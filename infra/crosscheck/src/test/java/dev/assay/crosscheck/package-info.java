/// Deciders and the promotion watch side by side, over random histories.
@NullMarked
package dev.assay.crosscheck;

import org.jspecify.annotations.NullMarked;
