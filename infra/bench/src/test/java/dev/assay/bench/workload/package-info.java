@NullMarked
package dev.assay.bench.workload;

import org.jspecify.annotations.NullMarked;
