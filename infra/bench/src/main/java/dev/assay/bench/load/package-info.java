/// Requests over HTTP and histograms of their times, by a generator that takes little of the machine.
@NullMarked
package dev.assay.bench.load;

import org.jspecify.annotations.NullMarked;
