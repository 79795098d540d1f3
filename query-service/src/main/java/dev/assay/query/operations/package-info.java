/// What people do to keep the views in order, and the log of it.
@NullMarked
package dev.assay.query.operations;

import org.jspecify.annotations.NullMarked;
