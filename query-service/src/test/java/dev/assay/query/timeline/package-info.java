@NullMarked
package dev.assay.query.timeline;

import org.jspecify.annotations.NullMarked;
