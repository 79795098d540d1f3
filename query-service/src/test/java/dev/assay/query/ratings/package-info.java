@NullMarked
package dev.assay.query.ratings;

import org.jspecify.annotations.NullMarked;
