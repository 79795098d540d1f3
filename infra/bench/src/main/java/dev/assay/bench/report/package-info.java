/// What was measured: rounds, ratios and goals, on the screen, as JSON and as one summary.
@NullMarked
package dev.assay.bench.report;

import org.jspecify.annotations.NullMarked;
