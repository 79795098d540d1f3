/// The promotion watch as others see it.
@NullMarked
package dev.assay.query.watch;

import org.jspecify.annotations.NullMarked;
