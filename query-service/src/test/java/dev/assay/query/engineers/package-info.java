@NullMarked
package dev.assay.query.engineers;

import org.jspecify.annotations.NullMarked;
