/// A history of many engineers, made from a seed and written straight into the event table, so that it is there
/// quickly.
@NullMarked
package dev.assay.bench.dataset;

import org.jspecify.annotations.NullMarked;
