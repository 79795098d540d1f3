/// The measures themselves, one file each.
@NullMarked
package dev.assay.bench.measure;

import org.jspecify.annotations.NullMarked;
