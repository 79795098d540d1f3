/// Live updates: the event stream as server-sent events, with resume.
@NullMarked
package dev.assay.query.live;

import org.jspecify.annotations.NullMarked;
