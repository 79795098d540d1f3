/// Bounds on what is asked at a time: places, bodies, and the share of them that one caller can have.
@NullMarked
package dev.assay.kit.limit;

import org.jspecify.annotations.NullMarked;
