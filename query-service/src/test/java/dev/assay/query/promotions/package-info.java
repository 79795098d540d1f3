@NullMarked
package dev.assay.query.promotions;

import org.jspecify.annotations.NullMarked;
