/// The rating history of an engineer in both times: as of a day, as known at an instant.
@NullMarked
package dev.assay.query.ratings;

import org.jspecify.annotations.NullMarked;
