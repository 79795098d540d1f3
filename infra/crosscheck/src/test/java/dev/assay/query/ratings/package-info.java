/// The rating history beside the documented rules.
@NullMarked
package dev.assay.query.ratings;

import org.jspecify.annotations.NullMarked;
