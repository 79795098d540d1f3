/// Measures the running system against the floor of its stores and against its peers.
@NullMarked
package dev.assay.bench;

import org.jspecify.annotations.NullMarked;
