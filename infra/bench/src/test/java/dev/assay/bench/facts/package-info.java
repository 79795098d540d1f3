@NullMarked
package dev.assay.bench.facts;

import org.jspecify.annotations.NullMarked;
