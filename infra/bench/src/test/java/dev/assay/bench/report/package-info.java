@NullMarked
package dev.assay.bench.report;

import org.jspecify.annotations.NullMarked;
