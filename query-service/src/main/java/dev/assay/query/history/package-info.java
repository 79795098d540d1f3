/// An engineer's past, folded from the events that were known and the days on which they hold.
@NullMarked
package dev.assay.query.history;

import org.jspecify.annotations.NullMarked;
