/// The same facts for everybody: engineers, their ratings and the history that must be read back, made from a seed.
@NullMarked
package dev.assay.bench.facts;

import org.jspecify.annotations.NullMarked;
