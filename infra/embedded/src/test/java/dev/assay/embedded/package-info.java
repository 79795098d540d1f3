/// The embedded servers keep what they promise.
@NullMarked
package dev.assay.embedded;

import org.jspecify.annotations.NullMarked;
