/// Everything that a measure runs against, each part a process of its own, so that time and memory are told apart.
@NullMarked
package dev.assay.bench.stack;

import org.jspecify.annotations.NullMarked;
