/// Promotion cases and what became of them.
@NullMarked
package dev.assay.query.promotions;

import org.jspecify.annotations.NullMarked;
