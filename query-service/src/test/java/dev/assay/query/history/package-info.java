@NullMarked
package dev.assay.query.history;

import org.jspecify.annotations.NullMarked;
