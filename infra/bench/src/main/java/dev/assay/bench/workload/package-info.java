/// The commands that clients send: new and existing engineers, mixed, the same for every way in.
@NullMarked
package dev.assay.bench.workload;

import org.jspecify.annotations.NullMarked;
