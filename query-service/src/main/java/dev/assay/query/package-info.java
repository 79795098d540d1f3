/// The read side: views of the event stream, and the watch that notices what is due.
@NullMarked
package dev.assay.query;

import org.jspecify.annotations.NullMarked;
