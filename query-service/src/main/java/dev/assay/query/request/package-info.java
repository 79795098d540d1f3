/// What the queries share: cursors, pages, days and instants in parameters, and the log of sensitive reads.
@NullMarked
package dev.assay.query.request;

import org.jspecify.annotations.NullMarked;
